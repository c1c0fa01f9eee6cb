String python(boolean answer) {
    return answer ? "True" : "False";
}

void bake(
        ManagedNamespace space,
        ProcessQueue<Integer> trays,
        ProcessLock lock,
        ProcessEvent opened,
        SharedInt count,
        int tray)
        throws InterruptedException {
    opened.await();
    try (var held = lock.hold()) {
        space.set("baked", (int) space.get("baked") + 1);
        count.set(count.get() + 10);
    }
    trays.put(tray * (int) space.get("factor"));
}

try (var manager = new ProcessManager();
        var pool = Processes.pool(2)) {
    var space = manager.namespace();
    space.set("baked", 0);
    space.set("factor", 3);
    var trays = new ProcessQueue<Integer>();
    var lock = new ProcessLock();
    var opened = new ProcessEvent();
    var count = new SharedInt();
    var tasks = new ArrayList<PoolResult<?>>();
    for (int i = 0; i < 4; i++) {
        int tray = i;
        tasks.add(pool.applyAsync(() -> bake(space, trays, lock, opened, count, tray)));
    }
    System.out.println(python(tasks.stream().anyMatch(PoolResult::ready)) + " " + python(opened.isSet()));
    opened.set();
    for (var task : tasks) {
        task.get();
    }
    var got = new TreeSet<Integer>();
    for (int i = 0; i < 4; i++) {
        got.add(trays.take());
    }
    System.out.println(got + " " + space.get("baked") + " " + count.get() + " " + python(trays.isEmpty()));
    space.set("baked", null);
    System.out.println(space.toString().replace("null", "None"));
    space.delete("baked");
    System.out.println(python(space.has("baked")) + " " + python(space.has("factor")));
    for (var attempt : List.<Runnable>of(() -> space.get("baked"), () -> space.delete("baked"))) {
        try {
            attempt.run();
        } catch (NoSuchElementException e) {
            System.out.println("no such name");
        }
    }
    space.set("sizes", new ArrayList<>(List.of(1)));
    ((List<Integer>) space.get("sizes")).add(2);
    System.out.println(space.get("sizes"));
}
