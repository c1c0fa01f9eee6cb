int half(int n) {
    if (n % 2 == 1) {
        throw new IllegalArgumentException(n + " is odd");
    }
    return n / 2;
}

try (ExecutorService pool = Processes.pool(2)) {
    var futures = new ArrayList<Future<Integer>>();
    for (int n : List.of(4, 5, 6)) {
        futures.add(pool.submit(() -> half(n)));
    }
    for (var future : futures) {
        try {
            System.out.println(future.get(30, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            System.out.println("error: " + e.getCause().getMessage());
        }
    }
    System.out.println(futures.stream().map(it -> it.isDone() ? "True" : "False").toList());
    try {
        pool.submit(() -> Runtime.getRuntime().halt(9)).get(30, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
        if (e.getCause() instanceof WorkerDied) System.out.println("died");
    }
}
