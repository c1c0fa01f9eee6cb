var count = new SharedInt(5);
var squares = SharedArray.ofInts(9);
var children = new ArrayList<ChildProcess<?>>();
for (int p = 0; p < 3; p++) {
    int part = p;
    children.add(Processes.start(() -> {
        for (int i = 0; i < 1000; i++) {
            try (var held = count.lock().hold()) {
                count.set(count.get() + 1);
            }
        }
        for (int i = part; i < squares.length(); i += 3) {
            squares.set(i, i * i);
        }
    }));
}
for (var child : children) {
    child.join();
}
System.out.println(count.get());
System.out.println(squares);
try {
    squares.get(9);
} catch (IndexOutOfBoundsException e) {
    System.out.println("outside");
}
var real = new SharedDouble(0.5);
real.update(x -> x * 5);
System.out.println(real.get());
var lock = count.lock();
try (var one = lock.hold(); var two = lock.hold()) {
    count.set(-1);
}
System.out.println(count.get());
try {
    lock.release();
} catch (IllegalMonitorStateException e) {
    System.out.println("not held");
}
