String python(boolean is) {
    return is ? "True" : "False";
}

var semaphore = new Semaphore(2);
var inside = new AtomicInteger();
var most = new AtomicInteger();
var threads = Threads.startAll(20, i -> () -> {
    semaphore.acquire();
    try {
        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
        inside.decrementAndGet();
    } finally {
        semaphore.release();
    }
});
Threads.joinAll(threads);
System.out.println((most.get() <= 2 ? "at most two " : "too many ") + inside);
System.out.println(python(semaphore.tryAcquire(10, TimeUnit.MILLISECONDS)) + " " + python(semaphore.tryAcquire()) + " "
        + python(semaphore.tryAcquire()));
semaphore.release(2);
System.out.println(python(semaphore.tryAcquire(10, TimeUnit.MILLISECONDS)));
