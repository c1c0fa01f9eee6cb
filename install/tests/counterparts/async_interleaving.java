int count(String name, int times) {
    for (int i = 0; i < times; i++) {
        System.out.println(name + " " + i);
        Async.sleep(0);
    }
    System.out.println(name + " ends");
    return times;
}

Async.run(() -> {
    var a = Async.task(() -> count("a", 3));
    var b = Async.task(() -> count("b", 1));
    var c = Async.task(() -> count("c", 2));
    System.out.println("made");
    Async.sleep(0);
    System.out.println("main again");
    System.out.println(a.await() + " " + b.await() + " " + c.await());
    System.out.println(Async.gather(() -> count("d", 2), () -> count("e", 1)));
});
