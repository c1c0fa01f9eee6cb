var local = new ThreadLocal<String>();

try (var pool = Threads.pool(2, "well", () -> local.set("'prepared'"))) {
    var words = new HashSet<>(pool.map(n -> local.get(), List.of(0, 1, 2, 3, 4, 5)));
    System.out.println(words.toString().replace('[', '{').replace(']', '}'));
}
try (var pool = Threads.pool(1, "bad", () -> { throw new IOException("no data"); })) {
    var future = pool.submit(() -> "never");
    System.out.println(future.failure() instanceof IllegalStateException ? "broken" : "well");
    try {
        pool.submit(() -> "never");
    } catch (RejectedExecutionException e) {
        System.out.println("takes no more");
    }
}
