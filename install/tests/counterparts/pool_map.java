var second = new Event();

int square(int number) throws InterruptedException {
    if (number == 1) {
        second.await();
    }
    if (number == 2) {
        second.set();
    }
    return number * number;
}

try (var pool = Threads.pool(2)) {
    System.out.println(pool.map(n -> square(n), List.of(1, 2, 3, 4)));
    System.out.println(pool.map((base, exponent) -> (int) Math.pow(base, exponent), List.of(2, 3, 4), List.of(5, 2)));
    System.out.println(pool.map(n -> square(n), List.<Integer>of()));
    var results = pool.imap(number -> 12 / number, List.of(1, 0, 2)).iterator();
    System.out.println(results.next());
    try {
        results.next();
    } catch (CompletionException e) {
        System.out.println(e.getCause() instanceof ArithmeticException ? "division by zero" : e.toString());
    }
}
