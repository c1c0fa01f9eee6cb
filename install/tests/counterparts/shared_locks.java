var lock = new ProcessLock();
lock.acquire();
System.out.println(python(true, lock.tryAcquire(), lock.tryAcquire(Duration.ofMillis(50))));
new Thread(lock::release).start();
System.out.println(python(lock.tryAcquire(Duration.ofSeconds(30))));
lock.release();
try {
    lock.release();
} catch (IllegalStateException e) {
    System.out.println("free already");
}

var rlock = new ProcessRLock();
System.out.println(python(rlock.tryAcquire(), rlock.tryAcquire()));

String python(boolean... answers) {
    var words = new ArrayList<String>();
    for (boolean answer : answers) {
        words.add(answer ? "True" : "False");
    }
    return String.join(" ", words);
}

void run(Runnable work) throws InterruptedException {
    var thread = new Thread(work);
    thread.start();
    thread.join();
}

run(() -> {
    System.out.println(python(rlock.tryAcquire()));
    try {
        rlock.release();
    } catch (IllegalMonitorStateException e) {
        System.out.println("not the holder");
    }
});
rlock.release();
run(() -> System.out.println(python(rlock.tryAcquire())));
rlock.release();
run(() -> System.out.println(python(rlock.tryAcquire())));
