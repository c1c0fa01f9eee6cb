package loombook.kernel.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** What a reader is told to do about an error, beside what javac or the JVM says; and that it is not told where it is wrong. */
interface HintStories extends Vocabulary {
    private void hint(String code, String... words) {
        assertThat(told(code)).as(code).contains("Hint: ").contains(words);
    }

    private void noHint(String code) {
        assertThat(told(code)).as(code).doesNotContain("Hint: ");
    }

    private String told(String code) {
        return String.join("\n", cell(code).traceback());
    }

    // ---- syntax

    @Test
    default void aMissingSemicolonIsNamedWithItsPlace() {
        hint("int a = 1\nint b = 2;", "put ; behind 1");
        hint("for (int i = 0; i < 3; i++) {\n    System.out.println(i)\n}", "put ; behind System.out.println(i)");
        noHint("int 3x = 1;");
    }

    @Test
    default void aBracketThatIsNeverClosedIsNamedWithItsLine() {
        hint("void f() {\n    if (true) {\n        System.out.println(1);\n}", "The { in line 1 is never closed");
        hint("System.out.println((1 + 2);", "The ( in line 1 is never closed");
        hint("int[] all = {1, 2;", "The { in line 1 is never closed");
    }

    @Test
    default void aBracketTooManyIsNamed() {
        hint("class Tidy {\n    int n;\n}\n}", "a } more than there are {");
    }

    @Test
    default void textThatIsNotClosedIsExplained() {
        hint("String s = \"open;", "ends with \" on its own line");
        hint("String s = 'several';", "Text stands between \" and \"");
        hint("String s = “quoted”;", "typographic quotation mark");
        hint("/* open", "ends with */");
    }

    @Test
    default void numbersThatAreTooLargeGetAnL() {
        hint("long n = 3000000000;", "with an L behind it");
    }

    // ---- names

    @Test
    default void aMissingImportIsNamed() {
        hint("DecimalFormat f = null;", "import java.text.DecimalFormat;");
        hint("var f = new DecimalFormat(\"0.0\");", "import java.text.DecimalFormat;");
        hint("List<DocumentBuilder> all = null;", "import javax.xml.parsers.DocumentBuilder;");
    }

    @Test
    default void aMisspeltNameHasTheNearestBesideIt() {
        cell("int grandTotal = 3;");
        hint("System.out.println(grandTotl);", "Did you mean grandTotal?");
        hint("grandtotal + 1", "Did you mean grandTotal?");
        hint("String s = \"x\";\ns.toUperCase()", "Did you mean toUpperCase?");
        cell("var list = new ArrayList<String>();"); // a variable is no type
        hint("Lisst<String> names = null;", "Did you mean List?");
        hint("string s = null;", "Did you mean String?");
        hint("System.out.printn(1);", "Did you mean print", "?");
        hint("system.out.println(1);", "Did you mean System?");
        hint("retrun 5;", "Did you mean return?");
    }

    @Test
    default void whatCannotBeUsedYetMayBeMisspelt() {
        cell("int half(int number) {\n    return numbr / 2;\n}")
                .hasPrintedErr("variable numbr\n    Hint: Did you mean number?");
        var cell = cell("int later() {\n    return qwertzuiop;\n}").hasPrintedErr("variable qwertzuiop");
        assertThat(cell.toString()).doesNotContain("Hint: ");
    }

    @Test
    default void aNameThatIsLikeNothingHasNone() {
        noHint("qwertzuiop + 1");
        noHint("\"x\".qwertzuiop()");
        noHint("Qwertzuiop q = null;");
    }

    @Test
    default void howLongSomethingIsDiffersFromTypeToType() {
        hint("int[] sizes = {1};\nsizes.length()", ".length, without brackets");
        hint("\"text\".length", "length()");
        hint("\"text\".size()", ".length()");
        hint("List.of(1).length", ".size()");
        hint("int[] fixed = {1};\nfixed.add(2);", "An array keeps its length");
    }

    @Test
    default void aMethodIsCalledAndAVariableIsNot() {
        hint("record Cup(int volume) {}\nint v = new Cup(3).volum;", "volume");
        hint("System.out.println(\"a\".isEmpty);", "isEmpty()");
    }

    // ---- types

    @Test
    default void aValueOfAnotherTypeIsConverted() {
        hint("int n = 2.5;", "may have a fraction", "(int)");
        hint("int n = Math.sqrt(4);", "(int)");
        hint("long big = 1;\nint small = big;", "may be too large for an int", "Math.toIntExact");
        hint("int n = \"3\";", "Integer.parseInt");
        hint("double d = \"3.5\";", "Double.parseDouble");
        hint("String s = 3;", "String.valueOf");
        hint("String s = 'c';", "Text stands between \" and \"");
        hint("char c = \"c\";", "between ' and '");
        hint("List<String> l = Stream.of(\"a\");", ".toList()");
        hint("String s = Optional.of(\"a\");", ".orElse(…)");
        hint("Object o = \"a\";\nString s = o;", "(String)", "instanceof String");
        hint("int f() {\n    return \"1\";\n}", "Integer.parseInt");
    }

    @Test
    default void whatNoConversionMendsHasNone() {
        noHint("List<String> l = new HashMap<String, String>();");
        noHint("Thread t = LocalDate.now();");
    }

    @Test
    default void anAssignmentIsNoQuestion() {
        hint("int n = 1;\nif (n = 2) {}", "write ==");
        hint("while (\"a\") {}", "true or false");
        hint("int n = 1;\nif (n) {}", "neither true nor false");
    }

    @Test
    default void operatorsThatDoNotFitAreExplained() {
        hint("\"ab\" * 3", ".repeat");
        hint("\"a\" < \"b\"", "compareTo");
        hint("List<Integer> l = List.of(1);\nl[0]", ".get(…)");
        hint("int n = 1;\nn.equals(2)", "==");
        hint("List<int> l = null;", "Integer");
    }

    // ---- calls

    @Test
    default void overloadsAreListed() {
        cell("int area(int width, int height) { return width * height; }");
        hint("area(1)", "with (int)", "area(int width, int height)");
        hint("area(1, \"2\")", "with (int, String)");
        hint("\"abc\".substring(\"a\")", "substring(int", "and substring(int");
        hint("record Door(String colour) {}\nnew Door(3)", "Door(String colour)");
    }

    @Test
    default void whatIsNotStaticNeedsAnObject() {
        hint("class Pump {\n    int drops;\n    static int all() { return drops; }\n}", "drops belongs to an object");
        hint("String.length()", "length belongs to each String");
        hint("new List<String>()", "new ArrayList<>()");
    }

    // ---- ways

    @Test
    default void aMissingReturnIsExplained() {
        hint(
                "int sign(int n) {\n    if (n > 0) {\n        return 1;\n    }\n}",
                "a way through it that ends without return");
    }

    @Test
    default void whatIsNeverReachedIsExplained() {
        hint("int f() {\n    return 1;\n    System.out.println();\n}", "The return before it");
        hint("void f() {\n    while (true) {}\n    System.out.println();\n}", "The loop before it has no end");
        noHint("while (false) { System.out.println(); }");
        hint("void f() {\n    throw new RuntimeException();\n    System.out.println();\n}", "The throw before it");
    }

    @Test
    default void aVariableWithoutAValueIsExplained() {
        hint("void f(boolean b) {\n    int n;\n    if (b) n = 1;\n    System.out.println(n);\n}", "n = 0");
    }

    @Test
    default void aMissingCaseIsNamed() {
        hint(
                "enum Season { SPRING, SUMMER }\nString f(Season s) {\n    return switch (s) { case SPRING -> \"warm\"; };\n}",
                "no case for SUMMER");
    }

    @Test
    default void aLambdaGetsACopy() {
        hint(
                "void f() {\n    int n = 0;\n    Runnable r = () -> System.out.println(n);\n    n++;\n}",
                "A lambda gets a copy",
                "var now = n;",
                "AtomicInteger");
    }

    // ---- checked exceptions

    @Test
    default void aCheckedExceptionIsCaughtOrPassedOn() {
        hint(
                "String read() {\n    return Files.readString(Path.of(\"x\"));\n}",
                "write throws IOException",
                "read(…)",
                "catch (IOException e)");
        hint("void f() {\n    throw new Exception();\n}", "write throws Exception");
    }

    @Test
    default void aLambdaPassesNoCheckedExceptionOn() {
        hint(
                "List.of(\"x\").forEach(one -> Files.readString(Path.of(one)));",
                "Inside the lambda",
                "catch (IOException e)",
                "UncheckedIOException(e)");
        hint("Runnable r = () -> Thread.sleep(1);", "Inside the lambda", "InterruptedException");
    }

    // ---- declarations

    @Test
    default void declarationsThatClashAreExplained() {
        hint("void f() {\n    int n = 1;\n    int n = 2;\n}", "n = …");
        hint("class Silent implements Runnable {}", "public void run()");
        hint(
                "class Loud extends Object {\n    @Override\n    public String tostring() { return \"\"; }\n}",
                "@Override is for");
        hint("final int fixed = 1;\nfixed = 2;", "declared final");
        hint("var nothing;", "var takes the type of the value");
        hint("var nothing = null;", "null has no type");
    }

    // ---- at run time

    @Test
    default void commonExceptionsAreExplained() {
        hint(
                "var l = new ArrayList<>(List.of(1, 2, 3));\nfor (var one : l) l.remove(one);",
                "ConcurrentModificationException",
                ".removeIf");
        hint("int[] three = new int[3];\nthree[3]", "the last one is 2");
        hint("Integer.parseInt(\" 5\")", ".strip()");
        hint("Integer.parseInt(\"5.5\")", "Double.parseDouble");
        hint("Object o = \"x\";\nvar n = (Integer) o;", "instanceof");
        hint("List.of(1).add(2)", "new ArrayList<>(…)");
        hint("Optional.empty().get()", ".orElse(…)");
        hint("new Object().wait();", "synchronized");
        hint("new ReentrantLock().unlock();", "call lock() before");
        hint(
                "var pool = Executors.newFixedThreadPool(1);\npool.shutdown();\npool.submit(() -> 1);",
                "takes no more tasks");
    }

    @Test
    default void endlessRecursionIsNamed() {
        hint("int countDown(int n) {\n    return countDown(n - 1);\n}\ncountDown(3)", "countDown is called by itself");
    }

    @Test
    default void moreMemoryIsToBeHad() {
        hint(
                "{\n    var hog = new ArrayList<long[]>();\n    while (true) {\n        hog.add(new long[1 << 22]);\n    }\n}",
                "%jvm -Xmx4g");
    }

    @Test
    default void nullIsNamedWithWhatWasNull() {
        cell("String absent = null;");
        cell("absent.length()").fails("NullPointerException", "because \"absent\" is null");
    }

    @Test
    default void whatNeedsNoHintHasNone() {
        noHint("1 / 0");
        noHint("throw new IllegalStateException(\"own\");");
        noHint("Integer.parseInt(\"no number\")");
        noHint("throw new UnsupportedOperationException();");
    }

    @Test
    default void aHintStandsBehindTheMarkedLine() {
        var cell = cell("int n = \"3\";").fails("CompilationError");
        assertThat(cell.traceback())
                .hasSize(4)
                .last(InstanceOfAssertFactories.STRING)
                .startsWith("    Hint: ");
    }
}
