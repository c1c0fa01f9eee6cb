class Burnt extends Exception {
    Burnt(String message) {
        super(message);
    }
}

int square(int n) {
    return n * n;
}

int weigh(int grams, int pieces) {
    return grams * pieces;
}

int bake(int minutes) throws Burnt {
    if (minutes > 12) {
        throw new Burnt(minutes + " minutes");
    }
    return minutes;
}

class Oven {
    static int heat;
}

List<Integer> range(int n) {
    return IntStream.range(0, n).boxed().toList();
}

String bool(boolean it) {
    return it ? "True" : "False";
}

try (var pool = Processes.pool(2)) {
    int seven = pool.apply(n -> square(n), 7);
    System.out.println(seven);
    System.out.println(pool.map(n -> square(n), range(10)));
    System.out.println(pool.map(n -> square(n), range(0)));
    System.out.println(pool.map(n -> square(n), range(5), 2));
    System.out.println(pool.imap(n -> square(n), range(5)).stream().toList());
    System.out.println(pool.imapUnordered(n -> square(n), range(5)).stream().sorted().toList());
    System.out.println(pool.starmap((grams, pieces) -> weigh(grams, pieces), List.of(Map.entry(2, 3), Map.entry(4, 5))));
    var result = pool.applyAsync(n -> square(n), 9);
    System.out.println(result.get(Duration.ofSeconds(30)) + " " + bool(result.ready()) + " " + bool(result.successful()));
    for (var call : List.<Callable<Object>>of(() -> pool.apply(m -> bake(m), 20), () -> pool.map(m -> bake(m), List.of(10, 15)))) {
        try {
            call.call();
        } catch (Burnt burnt) {
            System.out.println("burnt: " + burnt.getMessage());
        }
    }
    var mapped = pool.mapAsync(m -> bake(m), List.of(10, 15));
    mapped.await();
    System.out.println(bool(mapped.ready()) + " " + bool(mapped.successful()));
    var done = new ArrayList<PoolResult<Integer>>();
    for (int each : List.of(5, 13, 7)) {
        done.add(pool.applyAsync(() -> bake(each)));
    }
    for (var each : done) {
        try {
            System.out.println(each.get());
        } catch (ExecutionException e) {
            System.out.println("burnt: " + e.getCause().getMessage());
        }
    }
    var answers = pool.imap(m -> bake(m), List.of(1, 14, 3));
    while (answers.hasNext()) {
        try {
            System.out.println(answers.next());
        } catch (Exception burnt) {
            System.out.println("burnt: " + burnt.getMessage());
        }
    }
    try {
        pool.join();
    } catch (IllegalStateException e) {
        System.out.println("still running");
    }
    pool.shutdown();
    try {
        pool.apply(() -> 1);
    } catch (RejectedExecutionException e) {
        System.out.println("closed");
    }
    pool.join();
}
try (var pool = Processes.pool(2, Processes.options().initializer(() -> Oven.heat = 180))) {
    System.out.println(pool.map(n -> Oven.heat + n, range(3)));
}
try (var pool = Processes.pool(1, Processes.options().tasksPerChild(2))) {
    var pids = pool.map(n -> ProcessHandle.current().pid(), range(6), 1);
    System.out.println(new HashSet<>(pids).size());
}
for (int size : new int[] {0, -1}) {
    try {
        Processes.pool(size);
    } catch (IllegalArgumentException e) {
        System.out.println("refused " + size);
    }
}
