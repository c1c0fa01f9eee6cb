String python(boolean answer) {
    return answer ? "True" : "False";
}

var event = new ProcessEvent();
System.out.println(python(event.isSet()) + " " + python(event.await(Duration.ofMillis(50))));
var barrier = new ProcessBarrier(3);
var indices = new ProcessQueue<Integer>();
var children = new ArrayList<ChildProcess<?>>();
for (int i = 0; i < 2; i++) {
    children.add(Processes.start(() -> {
        event.await();
        indices.put(barrier.await());
    }));
}
event.set();
indices.put(barrier.await());
for (var child : children) {
    child.join();
}
System.out.println(Stream.of(indices.take(), indices.take(), indices.take()).sorted().toList() + " " + python(event.isSet()));
event.clear();
System.out.println(python(event.isSet()) + " " + barrier.parties() + " " + barrier.waiting() + " " + python(barrier.isBroken()));
try {
    barrier.await(Duration.ofMillis(50));
} catch (TimeoutException e) {
    System.out.println("broken by time");
}
try {
    barrier.await();
} catch (BrokenBarrierException e) {
    System.out.println("still broken " + python(barrier.isBroken()));
}
barrier.reset();
System.out.println(python(barrier.isBroken()));
var withAction = new ProcessBarrier(1, () -> System.out.println("action"));
System.out.println(withAction.await());
barrier.abort();
System.out.println(python(barrier.isBroken()));
