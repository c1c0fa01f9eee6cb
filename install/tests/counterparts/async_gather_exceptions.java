int fail(int after, String text) throws IOException {
    Async.sleep(after);
    throw new IOException(text);
}

int work(int after, int value) {
    try {
        Async.sleep(after);
        System.out.println("worked " + value);
        return value;
    } catch (CancellationException e) {
        System.out.println("cancelled " + value);
        throw e;
    }
}

Object outcome(AsyncTask<?> task) {
    return task.state() == Future.State.FAILED ? "'failure " + task.exceptionNow().getMessage() + "'" : task.resultNow();
}

String python(boolean value) {
    return value ? "True" : "False";
}

Async.run(() -> {
    var slow = Async.task(() -> work(100, 1));
    try {
        Async.gather(slow, Async.task(() -> fail(20, "first")), Async.task(() -> fail(50, "second")));
    } catch (IOException e) {
        System.out.println("failed by " + e.getMessage());
    }
    System.out.println("still going " + python(!slow.isDone()));
    slow.await();

    var settled = Async.gatherSettled(
            Async.task(() -> work(30, 2)), Async.task(() -> fail(10, "kept")), Async.task(() -> work(0, 3)));
    System.out.println(settled.stream().map(one -> outcome(one)).toList());

    var outer = Async.task(() -> Async.gather(() -> work(1000, 4), () -> work(1000, 5)));
    Async.sleep(10);
    outer.cancel();
    try {
        outer.await();
    } catch (CancellationException e) {
        System.out.println("all cancelled");
    }

    var child = Async.task(() -> work(1000, 6));
    var other = Async.task(() -> work(50, 7));
    Async.loop().callLater(Duration.ofMillis(10), child::cancel);
    try {
        Async.gather(child, other);
    } catch (CancellationException e) {
        System.out.println("a child was cancelled, the other goes on: " + python(!other.isDone()));
    }
    other.await();
    System.out.println(Async.gather(List.of()));
});
