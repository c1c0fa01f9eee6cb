package loombook.kernel.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the reader is told of an exception: what it is, and the lines of cells through which it came. */
interface ExceptionStories extends Vocabulary {
    @Test
    default void theLineIsNamedAndShown() {
        var cell = cell("int a = 1;\nint b = 0;\na / b").fails("ArithmeticException", "/ by zero", "line 3", "a / b");
        assertThat(cell.traceback().getFirst()).isEqualTo("java.lang.ArithmeticException: / by zero");
        assertThat(cell.traceback()).anyMatch(line -> line.contains("cell [" + cell.number() + "], line 3"));
        cell("\n\nint[] none = {};\n// here it comes\nnone[1] = 2;").fails("ArrayIndexOutOfBoundsException", "line 5");
        cell("Object text = \"x\";\nInteger number = (Integer) text;").fails("ClassCastException", "line 2");
        cell("String absent = null;\nSystem.out.println(\n    absent.length());")
                .fails("NullPointerException", "line 3");
    }

    @Test
    default void aMethodOfAnotherCellIsNamedWithThatCell() {
        var defining = cell("int divide(int a, int b) {\n    int unused = 0;\n    return a / b;\n}");
        var calling = cell("// try it\nint result = divide(1, 0);")
                .fails("ArithmeticException", "line 3 in divide", "return a / b;", "line 2");
        assertThat(calling.traceback())
                .anyMatch(line -> line.contains("cell [" + defining.number() + "], line 3"))
                .anyMatch(line -> line.contains("cell [" + calling.number() + "], line 2"));
    }

    @Test
    default void aLambdaIsNamed() {
        cell("Stream.of(1, 0)\n    .map(n -> {\n        return 1 / n;\n    })\n    .toList()")
                .fails("ArithmeticException", "line 3", "lambda", "return 1 / n;");
        cell("void each(List<Integer> all) {\n    all.forEach(n -> System.out.println(1 / n));\n}\neach(List.of(0))")
                .fails("ArithmeticException", "line 2", "lambda in each", "line 4");
    }

    @Test
    default void aClassAndItsPartsAreNamed() {
        cell("class Outer {\n    static class Inner {\n        void run() {\n"
                + "            throw new IllegalStateException(\"inside\");\n        }\n    }\n}");
        cell("new Outer.Inner().run()")
                .fails("IllegalStateException", "inside", "line 4 in Outer.Inner.run")
                .doesNotMention("$JShell$", "REPL");
    }

    @Test
    default void aConstructorIsNamed() {
        cell("class Picky {\n    Picky(int n) {\n        if (n < 0)\n"
                        + "            throw new IllegalArgumentException(\"negative\");\n    }\n}\nnew Picky(-1)")
                .fails("IllegalArgumentException", "negative", "line 4 in new Picky", "line 7");
        cell("class Field {\n    int n = 1 / zero();\n    int zero() { return 0; }\n}\nnew Field()")
                .fails("ArithmeticException", "line 2 in new Field", "line 5");
    }

    @Test
    default void aStaticInitializerIsNamed() {
        cell("class Lazy {\n    static int value;\n    static {\n        value = Integer.parseInt(\"x\");\n    }\n}\n"
                        + "int v = Lazy.value;")
                .fails("ExceptionInInitializerError", "NumberFormatException", "line 4", "line 7");
    }

    @Test
    default void aVariablesInitializerIsNamed() {
        cell("int fine = 1;\nint parsed =\n    Integer.parseInt(\"no number\");")
                .fails("NumberFormatException", "no number", "line 3");
        cell("parsed").gives("0");
    }

    @Test
    default void causesAreTold() {
        cell("try {\n    Integer.parseInt(\"x\");\n} catch (NumberFormatException e) {\n"
                        + "    throw new IllegalStateException(\"outer\", e);\n}")
                .fails(
                        "IllegalStateException",
                        "outer",
                        "line 4",
                        "Caused by: java.lang.NumberFormatException: For input string: \"x\"",
                        "line 2");
    }

    @Test
    default void suppressedExceptionsAreTold() {
        cell("class Door implements AutoCloseable {\n    public void close() {\n"
                        + "        throw new IllegalStateException(\"stuck\");\n    }\n}\n"
                        + "try (var door = new Door()) {\n    throw new RuntimeException(\"body\");\n}")
                .fails(
                        "RuntimeException",
                        "body",
                        "Suppressed: java.lang.IllegalStateException: stuck",
                        "line 3",
                        "line 7");
    }

    @Test
    default void anExceptionOfOnesOwnIsNamedByItsName() {
        cell("class Overdrawn extends Exception {\n    Overdrawn(String why) { super(why); }\n}");
        cell("throw new Overdrawn(\"no money\");")
                .fails("Overdrawn", "Overdrawn: no money")
                .doesNotMention("$JShell$", "REPL");
        cell("class Loud extends RuntimeException { public String getMessage() { throw new Error(\"worse\"); } }");
        cell("throw new Loud();").fails("Loud");
        cell("1 + 1").gives("2");
    }

    @Test
    default void anExceptionWithoutAMessageIsItsName() {
        var cell = cell("throw new IllegalStateException();").fails("IllegalStateException", "line 1");
        assertThat(cell.traceback().getFirst()).isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    default void aStackOverflowIsToldInFewLines() {
        cell("int endless(int n) {\n    return endless(n + 1) + 1;\n}\nendless(0)")
                .fails("StackOverflowError", "line 2 in endless", "more")
                .isToldInLines(39);
    }

    @Test
    default void outOfMemoryEndsTheCellNotTheKernel() {
        cell("int kept = 7;");
        cell("{\n    var hog = new ArrayList<long[]>();\n    while (true) {\n        hog.add(new long[1 << 22]);\n"
                        + "    }\n}")
                .fails("OutOfMemoryError", "line 4");
        cell("kept").gives("7");
    }

    @Test
    default void errorsAndAssertionsAreToldLikeExceptions() {
        cell("throw new AssertionError(\"wrong\");").fails("AssertionError", "wrong");
        cell("throw new StackOverflowError(\"pretended\");").fails("StackOverflowError", "pretended");
    }

    @Test
    default void theRestOfAFailedCellIsNotRun() {
        cell("System.out.println(\"before\");\nint boom = 1 / 0;\nSystem.out.println(\"after\");")
                .fails("ArithmeticException", "line 2")
                .prints("before\n");
    }

    @Test
    default void linesCountFromTheCellAlsoInLoopsAndTwoLineStatements() {
        cell("for (int i = 0; i < 3; i++) {\n    if (i == 2) {\n        List.of().get(\n            i);\n    }\n}")
                .fails("ArrayIndexOutOfBoundsException", "line 3");
    }

    @Test
    default void nonAsciiIsToldAsItIs() {
        cell("void übung() {\n    throw new IllegalStateException(\"Fehler: 数 🚀\");\n}\nübung()")
                .fails("IllegalStateException", "Fehler: 数 🚀", "line 2 in übung");
    }
}
