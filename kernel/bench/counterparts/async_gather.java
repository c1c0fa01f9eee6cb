int ROUNDS = 50;

double gather() throws Exception {
    long begun = System.nanoTime();
    var results = Async.gather(IntStream.range(0, 1_000).mapToObj(i -> Async.task(() -> i)).toList());
    if (results.getLast() != 999) {
        throw new AssertionError(results);
    }
    return (System.nanoTime() - begun) / 1e6;
}

double best = Double.MAX_VALUE;
for (int i = 0; i < ROUNDS; i++) {
    best = Math.min(best, Async.run(() -> gather()));
}
System.out.printf("gather of 1000 tasks: %.3f ms%n", best);
