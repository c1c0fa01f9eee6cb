var gates = new TreeMap<>(Map.of("good", new Event(), "bad", new Event(), "last", new Event()));
var futures = new TreeMap<String, PoolFuture<String>>();

void told(Threads.Waited<PoolFuture<String>> waited) {
    for (var some : List.of(waited.done(), waited.notDone())) {
        System.out.print(futures.keySet().stream()
                .filter(name -> some.contains(futures.get(name)))
                .map(name -> "'" + name + "'")
                .toList() + " ");
    }
    System.out.println();
}

try (var pool = Threads.pool(3)) {
    gates.forEach((name, gate) -> futures.put(name, pool.submit(() -> {
        gate.await();
        if (name.equals("bad")) {
            throw new IOException(name);
        }
        return name;
    })));
    told(Threads.waitAll(futures.values(), Duration.ofMillis(10)));
    gates.get("good").set();
    told(Threads.waitAny(futures.values()));
    gates.get("bad").set();
    told(Threads.waitFirstFailure(futures.values()));
    told(Threads.waitFirstFailure(List.of(futures.get("good"), futures.get("last")), Duration.ofMillis(10)));
    gates.get("last").set();
    told(Threads.waitAll(futures.values()));
    told(Threads.waitAll(List.<PoolFuture<String>>of()));
    futures.get("bad").failure();
}
