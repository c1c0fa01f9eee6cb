var release = new Event();
PoolFuture<?> running;
PoolFuture<String> waiting;
PoolFuture<?> failed;
var pool = Threads.pool(1);
try (var closing = pool) {
    failed = pool.submit(() -> { throw new IllegalArgumentException("no"); });
    System.out.println("failure " + failed.failure().getMessage());
    try {
        failed.get();
    } catch (ExecutionException e) {
        System.out.println("raised " + e.getCause().getMessage());
    }
    System.out.println("goes on " + pool.submit(() -> "well").get());
    running = pool.submit(() -> release.await());
    waiting = pool.submit(() -> "never");
    while (!running.isRunning()) {
        Thread.onSpinWait();
    }
    try {
        running.get(Duration.ofMillis(10));
    } catch (TimeoutException e) {
        System.out.println("too late");
    }
    System.out.println("cancel running " + running.cancelPending());
    System.out.println("cancel waiting " + waiting.cancelPending());
    try {
        waiting.get();
    } catch (CancellationException e) {
        System.out.println("cancelled");
    }
    release.set();
}
System.out.println("done " + (running.isDone() && waiting.isDone() && failed.isDone()));
System.out.println("cancelled " + waiting.isCancelled() + " " + running.isCancelled());
try {
    pool.submit(() -> System.out.println("late"));
} catch (RejectedExecutionException e) {
    System.out.println("closed");
}
