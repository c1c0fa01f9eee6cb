package loombook.kernel.story;

import org.junit.jupiter.api.Test;

/** What a cell defines is there in the cells that follow. */
interface DefinitionStories extends Vocabulary {
    @Test
    default void importsHoldForLaterCells() {
        cell("import java.text.NumberFormat;\nimport static java.lang.Math.*;").givesNothing();
        cell("NumberFormat.getIntegerInstance(Locale.ROOT).format(abs(-1234))").gives("1,234");
    }

    @Test
    default void theUsualPackagesAreImported() {
        cell("List.of(1)").gives("[1]");
        cell("new AtomicInteger(3).incrementAndGet()").gives("4");
        cell("new ReentrantLock().isLocked()").gives("false");
        cell("Executors.class.getSimpleName() + Duration.ofSeconds(1)").gives("ExecutorsPT1S");
        cell("Path.of(\"a\").resolve(\"b\").getFileName()").gives("b");
        cell("BigInteger.TWO.add(BigInteger.ONE)").gives("3");
        cell("Pattern.matches(\"a+\", \"aa\")").gives("true");
        cell("Stream.of(1, 2).collect(Collectors.summingInt(i -> i))").gives("3");
        cell("Function<Integer, Integer> twice = i -> i * 2;\ntwice.apply(4)").gives("8");
        cell("URI.create(\"http://a/b\").getPath()").gives("/b");
        cell("new StringReader(\"x\").read()").gives("120");
    }

    @Test
    default void variablesHoldForLaterCells() {
        cell("int count = 1;\nvar names = new ArrayList<String>();\nfinal double half = 0.5;")
                .givesNothing();
        cell("names.add(\"Ada\"); count++;").givesNothing();
        cell("names + \" \" + count + \" \" + half").gives("[Ada] 2 0.5");
        cell("int p = 1, q = 2;\np + q").gives("3");
        cell("int[] squares = {1, 4, 9};\nsquares[2]").gives("9");
        cell("long unset;\nunset").gives("0");
    }

    @Test
    default void methodsHoldForLaterCells() {
        cell("int twice(int n) { return 2 * n; }\nString twice(String s) { return s + s; }")
                .givesNothing();
        cell("twice(4) + twice(\"ab\")").gives("8abab");
        cell("int total(int... all) { int sum = 0; for (int one : all) sum += one; return sum; }");
        cell("total() + total(1, 2, 3)").gives("6");
        cell("int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }\nfib(10)")
                .gives("55");
    }

    @Test
    default void typesHoldForLaterCells() {
        cell("class Counter {\n    private int n;\n    int next() { return ++n; }\n    static class Inner { }\n}")
                .givesNothing();
        cell("var c = new Counter(); c.next(); c.next()").gives("2");
        cell("record Point(int x, int y) {\n    public Point { if (x < 0) throw new IllegalArgumentException(); }\n"
                        + "    int sum() { return x + y; }\n}")
                .givesNothing();
        cell("new Point(1, 2)").gives("Point[x=1, y=2]");
        cell("new Point(1, 2).equals(new Point(1, 2)) && new Point(3, 4).sum() == 7")
                .gives("true");
        cell("enum Colour { RED, GREEN; Colour other() { return values()[1 - ordinal()]; } }\nColour.RED.other()")
                .gives("GREEN");
        cell("interface Greeter { String greet(); default String twice() { return greet() + greet(); } }");
        cell("Greeter g = () -> \"hi\";\ng.twice()").gives("hihi");
        cell("@Retention(java.lang.annotation.RetentionPolicy.RUNTIME) @interface Marked { int value() default 3; }\n"
                        + "import java.lang.annotation.*;")
                .succeeds();
    }

    @Test
    default void aRecordMayCheckItsComponentsInACompactConstructor() {
        cell("record Positive(int n) {\n    Positive {\n        if (n <= 0) throw new IllegalArgumentException(\"n: \" + n);\n"
                        + "    }\n}\nnew Positive(1)")
                .gives("Positive[n=1]");
        cell("new Positive(0)").fails("IllegalArgumentException", "n: 0", "line 3 in new Positive");
    }

    @Test
    default void aSealedTypeMayStandBeforeItsRecords() {
        cell("sealed interface Shape permits Circle, Square {}\n"
                        + "record Circle(double r) implements Shape {}\n"
                        + "record Square(double a) implements Shape {}\n"
                        + "double area(Shape shape) {\n"
                        + "    return switch (shape) {\n"
                        + "        case Circle(double r) -> 3 * r * r;\n"
                        + "        case Square(double a) -> a * a;\n"
                        + "    };\n"
                        + "}\n"
                        + "area(new Circle(1)) + area(new Square(2))")
                .gives("7.0")
                .doesNotSayOnErr("can't be used");
        cell("List<Shape> shapes = List.of(new Circle(2), new Square(1));\nshapes.size()")
                .gives("2");
    }

    @Test
    default void genericsWork() {
        cell("class Box<T extends Comparable<T>> {\n    T it;\n    Box(T it) { this.it = it; }\n"
                + "    <R> R map(Function<? super T, ? extends R> f) { return f.apply(it); }\n}");
        cell("new Box<>(5).map(i -> \"n\" + i)").gives("n5");
        cell("<T> T last(List<? extends T> all) { return all.get(all.size() - 1); }\nlast(List.of(1, 2))")
                .gives("2");
    }

    @Test
    default void lambdasCaptureVariablesOfCells() {
        cell("int base = 10;\nIntUnaryOperator addBase = n -> n + base;\naddBase.applyAsInt(1)")
                .gives("11");
        cell("base = 20;\naddBase.applyAsInt(1)").gives("21");
        cell("Runnable say = () -> { for (int i = 0; i < 2; i++) System.out.print(i); };\nsay.run()")
                .prints("01");
    }

    @Test
    default void aMethodMayCallOneThatFollowsInTheSameCell() {
        cell("int early() { return late() + 1; }\nint late() { return 1; }\nearly()")
                .gives("2")
                .doesNotSayOnErr("can't be used");
        cell("boolean even(int n) { return n == 0 || odd(n - 1); }\n"
                        + "boolean odd(int n) { return n != 0 && even(n - 1); }\n"
                        + "even(10)")
                .gives("true");
        cell("class Ping { Pong pong; }\nclass Pong { Ping ping; }\nnew Ping().pong")
                .gives("null");
    }

    @Test
    default void aDefinitionMayWaitForALaterCell() {
        cell("int waiting() { return missingPart() + 1; }")
                .givesNothing()
                .saysOnErr("method waiting", "can't be used until", "missingPart()");
        cell("waiting()").fails("UnresolvedReference", "waiting", "missingPart()");
        cell("int missingPart() { return 41; }").givesNothing();
        cell("waiting()").gives("42");
        cell("class Needy { Missing it; }").saysOnErr("Needy", "class Missing");
        cell("record Missing() {}\nnew Needy().it").gives("null");
    }

    @Test
    default void topLevelStatementsMayThrowCheckedExceptions() {
        cell("Thread.sleep(1);").givesNothing();
        cell("var read = new StringReader(\"ab\").read();\nread").gives("97");
        cell("Files.readString(Path.of(\"/does/not/exist\"))")
                .fails("NoSuchFileException", "/does/not/exist", "line 1");
        cell("throw new Exception(\"checked\");").fails("Exception", "checked", "line 1");
    }

    @Test
    default void modifiersAtTheTopAreNoError() {
        cell("public static int shared = 1;\nprivate static String hidden() { return \"h\"; }\nhidden() + shared")
                .gives("h1");
        cell("static final int LIMIT = 9;\nLIMIT").gives("9");
    }
}
