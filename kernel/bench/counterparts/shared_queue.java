int items = 1_000_000;
var queue = new ProcessQueue<Integer>();
var ready = new ProcessEvent();
var producer = Processes.start(() -> {
    ready.set();
    for (int number = 0; number < items; number++) {
        queue.put(number);
    }
});
ready.await();
long begun = System.nanoTime();
for (int i = 0; i < items; i++) {
    queue.take();
}
double seconds = (System.nanoTime() - begun) / 1e9;
producer.join();
System.out.printf("items through a queue between two processes: %.0f items/s%n", items / seconds);
