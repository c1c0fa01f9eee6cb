String python(boolean value) {
    return value ? "True" : "False";
}

class Count {
    int inside, most;
}

Async.run(() -> {
    var lock = new AsyncLock();
    class Locked implements AsyncAction {
        final String name;
        Locked(String name) { this.name = name; }
        public void run() {
            try (var _ = lock.acquire()) {
                System.out.println(name + " has the lock");
                Async.sleep(0);
                System.out.println(name + " lets go");
            }
        }
    }
    Async.gather(new Locked("a"), new Locked("b"), new Locked("c"));
    lock.acquire();
    var d = Async.task(new Locked("d"));
    var e = Async.task(new Locked("e"));
    Async.sleep(0);
    d.cancel();
    Async.sleep(0);
    lock.release();
    e.await();
    System.out.println("locked " + python(lock.isLocked()));
    try {
        lock.release();
    } catch (IllegalStateException _) {
        System.out.println("not held");
    }

    var semaphore = new AsyncSemaphore(2);
    var count = new Count();
    Async.gather(IntStream.range(0, 5).mapToObj(i -> Async.task(() -> {
        try (var _ = semaphore.acquire()) {
            count.most = Math.max(count.most, ++count.inside);
            System.out.println("in " + i);
            Async.sleep(5 - i);
            count.inside--;
        }
    })).toList());
    System.out.println("at most " + count.most);
    try {
        AsyncSemaphore.bounded(1).release();
    } catch (IllegalStateException _) {
        System.out.println("too often");
    }

    var event = new AsyncEvent();
    var tasks = Stream.of("x", "y", "z").map(name -> Async.task(() -> {
        event.await();
        System.out.println(name + " goes on");
    })).toList();
    Async.sleep(0);
    System.out.println("nobody yet");
    event.set();
    Async.gather(tasks);
    event.await();
    event.clear();
    System.out.println("set " + python(event.isSet()));

    var condition = new AsyncCondition();
    var items = new ArrayList<Integer>();
    var consumers = Stream.of("p", "q", "r").map(name -> Async.task(() -> {
        try (var _ = condition.acquire()) {
            condition.awaitUntil(() -> !items.isEmpty());
            System.out.println(name + " takes " + items.removeFirst());
        }
    })).toList();
    Async.sleep(0);
    try (var _ = condition.acquire()) {
        items.addAll(List.of(1, 2));
        condition.signal(2);
    }
    Async.gather(consumers.subList(0, 2));
    try (var _ = condition.acquire()) {
        items.add(3);
        condition.signalAll();
    }
    consumers.get(2).await();
    try {
        condition.signal();
    } catch (IllegalStateException _) {
        System.out.println("lock first");
    }

    var barrier = new AsyncBarrier(3);
    Async.gather(Stream.of("u", "v", "w").map(name -> Async.task(() -> {
        int index = barrier.await();
        System.out.println(name + " was number " + index);
    })).toList());
    var task = Async.task(() -> {
        try {
            barrier.await();
        } catch (BrokenBarrierException _) {
            System.out.println("broken");
        }
    });
    Async.sleep(0);
    System.out.println("waits " + barrier.waiting());
    barrier.abort();
    task.await();
});
