var gate = new Event();
var told = new ArrayList<String>();
PoolFuture<String> future;
try (var pool = Threads.pool(1)) {
    future = pool.submit(() -> {
        gate.await();
        return "done";
    });
    future.whenDone(done -> told.add("first " + done.resultNow()));
    future.whenDone(done -> told.add("second"));
    var pending = pool.submit(() -> System.out.println("never"));
    pending.whenDone(done -> told.add(done.isCancelled() ? "cancelled" : "done"));
    pending.cancelPending();
    told.add("opened");
    gate.set();
}
future.whenDone(done -> told.add("at once"));
System.out.println(String.join("\n", told));
