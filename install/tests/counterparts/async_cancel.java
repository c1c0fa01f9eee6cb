void child() {
    try {
        Async.sleep(10_000);
    } catch (CancellationException e) {
        System.out.println("child cancelled: " + (e.getMessage() == null ? "" : e.getMessage()));
        throw e;
    } finally {
        Async.sleep(0);
        System.out.println("child tidied up");
    }
}

String python(boolean value) {
    return value ? "True" : "False";
}

void parent() throws Exception {
    var task = Async.task(() -> child());
    try {
        task.await();
    } catch (CancellationException e) {
        System.out.println("parent cancelled, child done: " + python(task.isDone()));
        throw e;
    }
}

String swallow() {
    var me = Async.currentTask();
    for (int i = 0; i < 2; i++) {
        try {
            Async.sleep(10_000);
        } catch (CancellationException e) {
            System.out.println("swallowed " + me.cancelling());
            System.out.println("left " + me.uncancel());
        }
    }
    return "survived";
}

Async.run(() -> {
    var task = Async.task(() -> parent());
    Async.sleep(0);
    Async.sleep(0);
    System.out.println(python(task.cancel("enough")));
    try {
        task.await();
    } catch (CancellationException e) {
        System.out.println("seen by main " + python(task.isCancelled()) + " " + python(task.isDone()));
    }
    System.out.println(python(task.cancel()));

    var swallowing = Async.task(() -> swallow());
    Async.sleep(0);
    swallowing.cancel();
    Async.sleep(0);
    Async.sleep(0);
    swallowing.cancel();
    System.out.println(swallowing.await());

    var never = Async.task(() -> child());
    never.cancel();
    try {
        never.await();
    } catch (CancellationException e) {
        System.out.println("never begun " + python(never.isCancelled()));
    }

    var me = Async.currentTask();
    me.cancel();
    try {
        Async.sleep(0);
    } catch (CancellationException e) {
        System.out.println("cancelled itself");
        me.uncancel();
    }

    var left = Async.task(() -> child());
    Async.sleep(0);
    System.out.println("main ends");
});
