var small = new JoinableQueue<String>(2);
small.put("a");
small.put("b");
System.out.println(small.remainingCapacity() == 0 ? "full" : "room");
if (!small.offer("c")) {
    System.out.println("no room");
}
if (!small.offer("c", 10, TimeUnit.MILLISECONDS)) {
    System.out.println("no room in time");
}
var putting = Threads.start(() -> small.put("d"));
System.out.println(small.take());
putting.join();
System.out.println(small.take() + " " + small.take());
if (small.poll() == null) {
    System.out.println("empty");
}
if (small.poll(10, TimeUnit.MILLISECONDS) == null) {
    System.out.println("empty in time");
}
System.out.println(small.unfinished());
