enum Taste { SWEET, SALTY }

record Cookie(String name, int grams, Taste taste) {}

class Count {
    static int seen = 10;
}

Cookie twice(Cookie cookie) {
    return new Cookie(cookie.name().repeat(2), cookie.grams() * 2, cookie.taste());
}

try (var pool = Processes.pool(1, Processes.options().environment("OVEN", "hot").environment("NO_SUCH", null))) {
    for (var cookie : pool.map(it -> twice(it), List.of(new Cookie("oat", 3, Taste.SWEET), new Cookie("pretzel", 4, Taste.SALTY)))) {
        System.out.println(cookie.name() + " " + cookie.grams() + " " + cookie.taste() + " "
                + (cookie.taste() == Taste.SALTY ? "True" : "False"));
    }
    System.out.println(pool.map(n -> ++Count.seen, List.of(1, 2, 3)) + " " + Count.seen);
    System.out.println(pool.apply(() -> System.getenv("OVEN") + " " + (System.getenv("NO_SUCH") == null ? "None" : "")));
}
