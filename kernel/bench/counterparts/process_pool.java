double pss(long pid) throws IOException {
    for (var line : Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
        if (line.startsWith("Pss:")) {
            return Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1e6;
        }
    }
    throw new IOException("no Pss");
}

var began = System.nanoTime();
var pool = Processes.pool(2);
pool.map(it -> it, List.of(1, 2), 1);
System.out.printf("pool of 2 processes ready: %.1f ms%n", (System.nanoTime() - began) / 1e6);
Thread.sleep(1000);
if (Files.exists(Path.of("/proc/self/smaps_rollup"))) {
    double sum = 0;
    for (var each : Processes.list()) {
        sum += pss(each.pid());
    }
    System.out.printf("memory of an idle worker: %.1f MB%n", sum / 2);
}
for (int i = 0; i < 5_000; i++) {
    pool.apply(it -> it, 1);
}
int tasks = 10_000;
began = System.nanoTime();
for (int i = 0; i < tasks; i++) {
    pool.apply(it -> it, i);
}
System.out.printf("trivial pool task: %.1f µs%n", (System.nanoTime() - began) / tasks / 1e3);
began = System.nanoTime();
pool.map(it -> it, IntStream.range(0, tasks).boxed().toList(), 1);
System.out.printf("trivial pool task of a map: %.1f µs%n", (System.nanoTime() - began) / tasks / 1e3);
var many = new byte[100_000_000];
pool.apply(it -> it, many);
began = System.nanoTime();
for (int i = 0; i < 3; i++) {
    pool.apply(it -> it, many);
}
System.out.printf("100 MB through a pool task and back: %.3f s%n", (System.nanoTime() - began) / 3e9);
pool.close();
