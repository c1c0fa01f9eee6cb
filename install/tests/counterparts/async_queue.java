Async.run(() -> {
    var queue = new AsyncQueue<Integer>(2);
    var consumers = Stream.of("a", "b").map(name -> Async.task(() -> {
        while (true) {
            int item = queue.get();
            Async.sleep(0);
            System.out.println(name + " got " + item);
            queue.taskDone();
        }
    })).toList();
    for (int i = 0; i < 5; i++) {
        queue.put(i);
        System.out.println("put " + i);
    }
    queue.join();
    System.out.println("joined " + queue.size());
    consumers.forEach(AsyncTask::cancel);
    Async.gatherSettled(consumers);

    queue.put(1);
    queue.put(2);
    if (!queue.offer(3)) {
        System.out.println("full");
    }
    queue.poll();
    queue.poll();
    if (queue.poll() == null) {
        System.out.println("empty");
    }

    for (var other : List.of(AsyncQueue.<Integer>lifo(), AsyncQueue.<Integer>priority())) {
        for (int i : new int[] {2, 3, 1}) {
            other.offer(i);
        }
        System.out.println(List.of(other.get(), other.get(), other.get()));
    }
    try {
        for (int i = 0; i < 3; i++) {
            queue.taskDone();
        }
    } catch (IllegalStateException _) {
        System.out.println("done too often");
    }
});
