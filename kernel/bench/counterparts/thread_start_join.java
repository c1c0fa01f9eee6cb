int threads = 1000, tasks = 10_000, rounds = 7;

void startAndJoin() throws Exception {
    var started = new ArrayList<Thread>();
    for (int i = 0; i < threads; i++) {
        started.add(Threads.start(() -> {}));
    }
    Threads.joinAll(started);
}

void startAndJoinVirtual() throws Exception {
    var started = new ArrayList<Thread>();
    for (int i = 0; i < threads; i++) {
        started.add(Threads.virtual(() -> {}));
    }
    Threads.joinAll(started);
}

void pooled() throws Exception {
    try (var pool = Threads.pool(2)) {
        var futures = new ArrayList<PoolFuture<?>>();
        for (int i = 0; i < tasks; i++) {
            futures.add(pool.submit(() -> {}));
        }
        for (var future : futures) {
            future.get();
        }
    }
}

void mapped() throws Exception {
    try (var pool = Threads.pool(2)) {
        pool.map(n -> Math.abs(n), IntStream.range(0, tasks).boxed().toList());
    }
}

void oneByOne() throws Exception {
    try (var pool = Threads.pool(2)) {
        for (int i = 0; i < tasks; i++) {
            pool.submit(() -> {}).get();
        }
    }
}

double seconds(Threads.Work work) throws Exception {
    var taken = new double[rounds];
    for (int i = 0; i < rounds; i++) {
        long began = System.nanoTime();
        work.work();
        taken[i] = (System.nanoTime() - began) / 1e9;
    }
    Arrays.sort(taken);
    return taken[rounds / 2];
}

void tell(String name, double value, String unit) {
    System.out.println(name + ": " + String.format(Locale.ROOT, "%.2f", value) + " " + unit);
}

tell("1,000 threads started and joined", seconds(() -> startAndJoin()) * 1000, "ms");
tell("1,000 virtual threads started and joined", seconds(() -> startAndJoinVirtual()) * 1000, "ms");
tell("trivial task through a pool of 2 threads", seconds(() -> pooled()) / tasks * 1e6, "µs");
tell("trivial item of a pool's map", seconds(() -> mapped()) / tasks * 1e6, "µs");
tell("trivial task handed to a pool and awaited", seconds(() -> oneByOne()) / tasks * 1e6, "µs");
