var gate = new Event();
var begun = new Event();
var order = new ArrayList<String>();

var pool = Threads.pool(1, "named");
var running = pool.submit(() -> {
    begun.set();
    gate.await();
    order.add("'first'");
});
var pending = new ArrayList<PoolFuture<?>>();
for (int i = 0; i < 3; i++) {
    pending.add(pool.submit(() -> order.add("'pending'")));
}
begun.await();
pool.shutdown();
pool.cancelPending();
System.out.println("cancelled " + pending.stream().filter(PoolFuture::isCancelled).count());
System.out.println("running " + (running.isDone() ? "done" : "goes on"));
gate.set();
pool.close();
System.out.println(order);
var futures = new ArrayList<PoolFuture<Integer>>();
try (var closing = Threads.pool(2)) {
    for (int i = 0; i < 50; i++) {
        futures.add(closing.submit(() -> IntStream.range(0, 1000).sum()));
    }
}
var sums = futures.stream().map(Future::resultNow).collect(Collectors.toSet()).toString();
System.out.println("all done " + futures.stream().allMatch(Future::isDone) + " " + sums.replace('[', '{').replace(']', '}'));
