void run(Runnable work) throws InterruptedException {
    var thread = new Thread(work);
    thread.start();
    thread.join();
}

String words(boolean... answers) {
    var said = new ArrayList<String>();
    for (boolean answer : answers) {
        said.add(answer ? "True" : "False");
    }
    return String.join(" ", said);
}

var lock = new ProcessLock();
lock.acquire();
System.out.println(words(true, lock.tryAcquire(), lock.tryAcquire(Duration.ofMillis(50))));
new Thread(lock::release).start();
System.out.println(words(lock.tryAcquire(Duration.ofSeconds(30))));
lock.release();
try {
    lock.release();
} catch (IllegalStateException e) {
    System.out.println("free already");
}

var rlock = new ProcessRLock();
System.out.println(words(rlock.tryAcquire(), rlock.tryAcquire()));

run(() -> {
    System.out.println(words(rlock.tryAcquire()));
    try {
        rlock.release();
    } catch (IllegalMonitorStateException e) {
        System.out.println("not the holder");
    }
});
rlock.release();
run(() -> System.out.println(words(rlock.tryAcquire())));
rlock.release();
run(() -> System.out.println(words(rlock.tryAcquire())));
