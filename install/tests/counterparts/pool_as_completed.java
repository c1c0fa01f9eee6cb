var gates = Stream.generate(Event::new).limit(4).toList();

try (var pool = Threads.pool(4)) {
    var futures = new ArrayList<PoolFuture<Integer>>();
    for (int i = 0; i < 4; i++) {
        int number = i;
        futures.add(pool.submit(() -> {
            gates.get(number).await();
            return number;
        }));
    }
    gates.get(2).set();
    var twice = Stream.concat(futures.stream(), futures.stream()).toList();
    for (var future : Threads.asCompleted(twice)) {
        System.out.println(future.get());
        var opened = Map.of(2, 0, 0, 3, 3, 1).get(future.get());
        if (opened != null) {
            gates.get(opened).set();
        }
    }
    var late = new Event();
    var quick = pool.submit(() -> "quick");
    var slow = pool.submit(() -> late.await());
    quick.get();
    try {
        for (Future<?> future : Threads.asCompleted(List.<Future<?>>of(slow, quick), Duration.ofMillis(20))) {
            System.out.println(future.get());
        }
    } catch (CompletionException e) {
        System.out.println(e.getCause() instanceof TimeoutException ? "not all in time" : e.toString());
    }
    late.set();
}
