int ROUNDS = 5;

double sleeps(int tasks) throws Exception {
    long begun = System.nanoTime();
    Async.gather(IntStream.range(0, tasks).mapToObj(i -> Async.task(() -> Async.sleep(10))).toList());
    return (System.nanoTime() - begun) / 1e9;
}

for (int tasks : new int[] {10_000, 100_000}) {
    var times = new ArrayList<Double>();
    for (int i = 0; i < ROUNDS; i++) {
        times.add(Async.run(() -> sleeps(tasks)));
    }
    System.out.printf("first %d sleeps of 10 ms: %.3f s%n", tasks, times.getFirst());
    System.out.printf("%d sleeps of 10 ms: %.3f s%n", tasks, Collections.min(times));
}
