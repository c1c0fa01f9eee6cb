record Entry(int number, String text) implements Serializable {}

var items = new ProcessQueue<Entry>(3);
var child = Processes.start(() -> {
    for (int i = 0; i < 5; i++) {
        items.put(new Entry(i, "item"));
    }
    items.put(null);
});
while (items.take() instanceof Entry(int number, String text)) {
    System.out.println(number + " " + text);
}
child.join();
var bounded = new ProcessQueue<String>(2);
bounded.put("a");
bounded.put("b");
if (!bounded.offer("c", Duration.ofMillis(50))) {
    System.out.println("full " + bounded.size());
}
if (!bounded.offer("c")) {
    System.out.println("still full");
}
System.out.println(bounded.take() + " " + bounded.take());
if (bounded.poll(Duration.ofMillis(50)) == null) {
    System.out.println("empty " + bounded.size());
}
if (bounded.poll() == null) {
    System.out.println("still empty");
}
