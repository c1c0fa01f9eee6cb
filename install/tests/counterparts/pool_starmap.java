var gate = new Event();

int slowFirst(int number) throws InterruptedException {
    if (number == 1) {
        gate.await();
    }
    return number;
}

try (var pool = Threads.pool(2)) {
    System.out.println(pool.starmap((one, other) -> one - other, List.of(Map.entry(7, 2), Map.entry(9, 5))));
    var more = new ArrayList<Integer>();
    pool.imap(number -> number + 1, List.of(1, 2, 3)).forEach(more::add);
    System.out.println(more);
    var results = pool.imapUnordered(number -> slowFirst(number), List.of(1, 2, 3)).iterator();
    System.out.println(results.next() + " " + results.next());
    gate.set();
    System.out.println(results.next());
}
