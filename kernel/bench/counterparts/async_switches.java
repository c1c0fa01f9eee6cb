int ROUNDS = 5;

void giveWay(int times) {
    for (int i = 0; i < times; i++) {
        Async.sleep(0);
    }
}

double switches(int tasks, int times) throws Exception {
    long begun = System.nanoTime();
    Async.gather(IntStream.range(0, tasks).mapToObj(i -> Async.task(() -> giveWay(times))).toList());
    return tasks * times * 1e9 / (System.nanoTime() - begun);
}

for (var each : new int[][] {{2, 100_000}, {1_000, 200}}) {
    double best = 0;
    for (int i = 0; i < ROUNDS; i++) {
        best = Math.max(best, Async.run(() -> switches(each[0], each[1])));
    }
    System.out.printf("switches between %d tasks: %.0f /s%n", each[0], best);
}
