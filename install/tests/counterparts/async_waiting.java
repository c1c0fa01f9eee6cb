int work(int i) throws IOException {
    Async.sleep(20 * i);
    if (i == 3) {
        throw new IOException("three");
    }
    return i;
}

List<AsyncTask<Integer>> tasks(int... numbers) {
    return Arrays.stream(numbers).mapToObj(i -> Async.task(() -> work(i))).toList();
}

Async.run(() -> {
    var tasks = tasks(5, 1, 3);
    var some = Async.wait(tasks, Async.FIRST_COMPLETED);
    System.out.println(some.done().size() + " " + some.pending().size() + " " + some.done().iterator().next().resultNow());
    some = Async.wait(some.pending(), Async.FIRST_EXCEPTION);
    System.out.println(some.done().size() + " " + some.pending().size() + " "
            + some.done().iterator().next().exceptionNow().getMessage());
    some = Async.wait(some.pending(), Async.ALL_COMPLETED, Duration.ofMillis(1));
    System.out.println(some.done().size() + " " + some.pending().size());
    some = Async.wait(tasks, Async.ALL_COMPLETED);
    System.out.println(some.done().size() + " " + some.pending().size());

    for (var each : Async.asCompleted(tasks(4, 2, 1, 0))) {
        System.out.println("completed " + each.await());
    }

    var task = Async.task(() -> Async.sleep(Duration.ZERO, "value"));
    task.whenDone(t -> System.out.println("callback " + t.resultNow()));
    task.await();
    System.out.println("awaited");
    Async.sleep(0);

    var loop = Async.loop();
    loop.callSoon(() -> System.out.println("soon"));
    var handle = loop.callLater(Duration.ofMillis(10), () -> System.out.println("never"));
    loop.callLater(Duration.ofMillis(20), () -> System.out.println("later"));
    handle.cancel();
    Async.sleep(40);
    System.out.println(Async.toThread(() -> "from a thread"));
    System.out.println(Async.runInExecutor(ForkJoinPool.commonPool(), () -> "from a pool"));

    var inner = Async.task(() -> work(1));
    var outer = Async.task(() -> Async.shield(inner));
    Async.sleep(0);
    outer.cancel();
    try {
        outer.await();
    } catch (CancellationException e) {
        System.out.println("outer cancelled, inner " + inner.await());
    }

    var numbers = Async.<Integer>generator(out -> {
        try {
            for (int i = 0; i < 4; i++) {
                Async.sleep(0);
                out.accept(i);
            }
        } finally {
            System.out.println("generator ends");
        }
    });
    for (int i : numbers) {
        System.out.println("number " + i);
    }
    System.out.println(Async.allTasks().size() + " " + Async.currentTask().name());
});
var outside = new Thread(() -> {
    try {
        Async.loop();
    } catch (IllegalStateException e) {
        System.out.println("no loop");
    }
});
outside.start();
outside.join();
Async.run(() -> {
    try {
        Async.run(() -> {});
    } catch (IllegalStateException e) {
        System.out.println("a loop runs already");
    }
});
