var lock = new ReentrantLock();
var rounds = new ArrayList<String>();
var barrier = new CyclicBarrier(3, () -> rounds.add("all here"));
var threads = Threads.startAll(3, i -> () -> {
    for (int number = 0; number < 2; number++) {
        lock.lock();
        try {
            rounds.add("arrived " + number);
        } finally {
            lock.unlock();
        }
        barrier.await();
    }
});
Threads.joinAll(threads);
System.out.println(String.join("\n", rounds));
try {
    barrier.await(10, TimeUnit.MILLISECONDS);
} catch (TimeoutException e) {
    System.out.println("nobody else came");
}
System.out.println(barrier.isBroken() ? "broken" : "whole");
try {
    barrier.await();
} catch (BrokenBarrierException e) {
    System.out.println("broken for all");
}
barrier.reset();
System.out.println(barrier.isBroken() ? "broken" : "whole");
