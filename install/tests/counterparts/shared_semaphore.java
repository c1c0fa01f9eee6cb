var semaphore = new ProcessSemaphore(2);
semaphore.acquire();
var taken = new ProcessEvent();
var go = new ProcessEvent();
var child = Processes.start(() -> {
    semaphore.acquire();
    taken.set();
    go.await();
    semaphore.release();
});
taken.await();
System.out.println(semaphore.permits() + " " + python(semaphore.tryAcquire()) + " "
        + python(semaphore.tryAcquire(Duration.ofMillis(50))));
go.set();
child.join();
System.out.println(semaphore.permits() + " " + python(semaphore.tryAcquire(Duration.ofSeconds(30))));
semaphore.release();
semaphore.release();
semaphore.release();
System.out.println(semaphore.permits());
var bounded = ProcessSemaphore.bounded(1);
try {
    bounded.release();
} catch (IllegalStateException e) {
    System.out.println("too many");
}
try {
    new ProcessSemaphore(-1);
} catch (IllegalArgumentException e) {
    System.out.println("fewer than none");
}

String python(boolean answer) {
    return answer ? "True" : "False";
}
