String work(String name, int time, String failure) throws IOException {
    try {
        Async.sleep(time);
        if (failure != null) {
            throw new IOException(failure);
        }
        System.out.println(name + " done");
        return name;
    } catch (CancellationException e) {
        System.out.println(name + " cancelled");
        if (failure != null) {
            throw new IOException("also " + failure);
        }
        throw e;
    }
}

List<String> told(TaskGroupException group) {
    return group.failures().stream().map(e -> "'" + e.getMessage() + "'").toList();
}

void grouped() {
    try (var group = new TaskGroup()) {
        group.task(() -> work("f", 10_000, null));
        Async.sleep(10_000);
    }
}

Async.run(() -> {
    AsyncTask<String> one, two;
    try (var group = new TaskGroup()) {
        one = group.task(() -> work("one", 20, null));
        two = group.task(() -> work("two", 10, null));
    }
    System.out.println(one.resultNow() + " " + two.resultNow());

    try (var group = new TaskGroup()) {
        group.task(() -> work("a", 10, "bad"));
        group.task(() -> work("c", 10_000, "worse"));
        try {
            Async.sleep(10_000);
        } finally {
            System.out.println("block ends early");
        }
    } catch (TaskGroupException e) {
        System.out.println(told(e));
    }

    try (var group = new TaskGroup()) {
        group.task(() -> work("d", 10, "later"));
        group.task(() -> work("e", 10_000, null));
        System.out.println("block is done");
    } catch (TaskGroupException e) {
        System.out.println(told(e));
    }

    var task = Async.task(() -> grouped());
    Async.sleep(10);
    task.cancel();
    try {
        task.await();
    } catch (CancellationException e) {
        System.out.println("group cancelled from outside");
    }

    try (var limit = Async.timeout(Duration.ofMillis(10))) {
        grouped();
    } catch (TimeoutException e) {
        System.out.println("group timed out");
    }

    try {
        Async.taskGroup(outer -> {
            outer.task(() -> work("g", 10_000, null));
            Async.taskGroup(inner -> {
                inner.task(() -> work("h", 10, "deep"));
                inner.task(() -> work("i", 10_000, null));
            });
        });
    } catch (TaskGroupException e) {
        System.out.println(told((TaskGroupException) e.failures().getFirst()));
    }
});
