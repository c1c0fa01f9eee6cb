String python(boolean is) {
    return is ? "True" : "False";
}

var event = new Event();
System.out.println(python(event.isSet()) + " " + python(event.await(Duration.ZERO)) + " " + python(event.await(Duration.ofMillis(10))));
event.set();
event.await();
System.out.println(python(event.isSet()) + " True " + python(event.await(Duration.ZERO)));
event.clear();
System.out.println(python(event.isSet()) + " " + python(event.await(Duration.ofMillis(10))));

var ready = new CyclicBarrier(4);
var woken = new AtomicInteger();
var threads = Threads.startAll(3, number -> () -> {
    ready.await();
    event.await();
    woken.incrementAndGet();
});
ready.await();
System.out.println("woken " + woken);
event.set();
Threads.joinAll(threads);
System.out.println("woken " + woken);
