int turns = 2_000_000;
var number = new SharedInt();
var barrier = new ProcessBarrier(2);

void count(int turns, SharedInt number) throws InterruptedException {
    for (int i = 0; i < turns; i++) {
        try (var held = number.lock().hold()) {
            number.set(number.get() + 1);
        }
    }
}

var other = Processes.start(() -> {
    barrier.await();
    count(turns, number);
});
barrier.await();
long begun = System.nanoTime();
count(turns, number);
other.join();
double seconds = (System.nanoTime() - begun) / 1e9;
if (number.get() != 2 * turns) {
    throw new AssertionError(number);
}
System.out.printf("increments of a shared int under its lock by two processes: %.0f increments/s%n", 2 * turns / seconds);
