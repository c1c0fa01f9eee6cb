void slow(String name) {
    try {
        Async.sleep(10_000);
    } finally {
        System.out.println(name + " tidies up");
        Async.sleep(10);
        System.out.println(name + " has tidied up");
    }
}

String stubborn() {
    try {
        Async.sleep(10_000);
        return "";
    } catch (CancellationException e) {
        return "answers anyway";
    }
}

String stubbornFor(int time) throws Exception {
    var task = Async.task(() -> stubborn());
    Async.sleep(time);
    task.cancel();
    return task.await();
}

void failing() throws IOException {
    Async.sleep(0);
    throw new IOException("itself");
}

String python(boolean value) {
    return value ? "True" : "False";
}

Async.run(() -> {
    System.out.println(Async.waitFor(() -> Async.sleep(Duration.ofMillis(1), "quick"), Duration.ofSeconds(10)));
    try {
        Async.waitFor(() -> slow("one"), Duration.ofMillis(20));
    } catch (TimeoutException e) {
        System.out.println("too late");
    }
    var task = Async.task(() -> slow("two"));
    try {
        Async.waitFor(() -> Async.shield(task), Duration.ofMillis(20));
    } catch (TimeoutException e) {
        System.out.println("too late, but it goes on: " + python(!task.isDone()));
    }
    task.cancel();
    try {
        task.await();
    } catch (CancellationException e) {
        System.out.println("cancelled " + python(task.isCancelled()));
    }
    AsyncTimeout expired = null;
    try (var limit = Async.timeout(Duration.ofMillis(20))) {
        expired = limit;
        slow("three");
    } catch (TimeoutException e) {
        System.out.println("the limit has expired: " + python(expired.expired()));
    }
    try (var limit = Async.timeout(Duration.ofSeconds(10))) {
        expired = limit;
        Async.sleep(1);
    }
    System.out.println("in time: " + python(!expired.expired()));
    try (var outer = Async.timeout(Duration.ofMillis(20))) {
        try (var inner = Async.timeout(Duration.ofSeconds(10))) {
            Async.sleep(5000);
        } finally {
            System.out.println("inner ends");
        }
    } catch (TimeoutException e) {
        System.out.println("outer is over");
    }
    System.out.println(stubbornFor(10));
    try {
        Async.waitFor(() -> failing(), Duration.ofSeconds(1));
    } catch (IOException e) {
        System.out.println("failed by " + e.getMessage());
    }
});
