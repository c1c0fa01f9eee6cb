package loombook.kernel.story;

import org.junit.jupiter.api.Test;

/** What a cell's last expression gives. */
interface ValueStories extends Vocabulary {
    @Test
    default void anExpressionGivesItsValue() {
        cell("1 + 1").gives("2");
        cell("\"a\" + 1").gives("a1");
        cell("-1").gives("-1");
        cell("!true").gives("false");
        cell("(1 + 2) * 3").gives("9");
        cell("'c'").gives("c");
        cell("1.5f").gives("1.5");
        cell("String.class").gives("class java.lang.String");
    }

    @Test
    default void anExpressionMayTakeSeveralLines() {
        cell("1\n  + 2\n  + 3").gives("6");
        cell("Stream.of(1, 2, 3)\n    .map(i -> i * 2)\n    .toList()").gives("[2, 4, 6]");
    }

    @Test
    default void theLastOfSeveralSnippetsGivesTheValue() {
        cell("int first = 40;\nint second = 2;\nfirst + second").gives("42");
        cell("int third = 1; third + 1").gives("2");
        cell("1; 2; 3").gives("3");
    }

    @Test
    default void aCommentAfterTheLastExpressionChangesNothing() {
        cell("1 + 1 // two").gives("2");
        cell("1 + 1 /* two */").gives("2");
        cell("1 + 1\n// two\n// really").gives("2");
        cell("1 + 1 /* two\n lines */ // and more").gives("2");
        cell("1 + 1 // a \"quoted\" word; and a semicolon;").gives("2");
        cell("// before\n1 + 1").gives("2");
    }

    @Test
    default void whatLooksLikeACommentInTextIsText() {
        cell("\"http://example.org\"").gives("http://example.org");
        cell("\"a /* b */\"").gives("a /* b */");
        cell("\"a \\\" // b\"").gives("a \" // b");
        cell("'\"' + \"//\"").gives("\"//");
        cell("\"\"\"\n  // not a comment\n  \"\"\"").gives("// not a comment\n");
        cell("\"ends with ;\"").gives("ends with ;");
    }

    @Test
    default void aSwitchExpressionIsAValue() {
        cell("switch (3) {\n    case 1 -> \"one\";\n    default -> \"many\";\n}")
                .gives("many");
        cell("Object it = 7;\nswitch (it) {\n    case Integer i when i > 5 -> \"large \" + i;\n"
                        + "    case Integer i -> \"small\";\n    default -> \"else\";\n}")
                .gives("large 7");
        cell("switch (2) { case 2: yield \"two\"; default: yield \"else\"; }").gives("two");
    }

    @Test
    default void aStatementAtTheEndGivesNothing() {
        cell("for (int i = 0; i < 3; i++) {}").givesNothing();
        cell("int n = 3; while (n > 0) n--;").givesNothing();
        cell("if (true) { Math.abs(1); }").givesNothing();
        cell("do { } while (false);").givesNothing();
        cell("try { Math.abs(1); } finally { }").givesNothing();
        cell("synchronized (\"\") { Math.abs(1); }").givesNothing();
        cell("switch (1) { case 1 -> System.out.println(\"one\"); default -> {} }")
                .givesNothing()
                .prints("one\n");
        cell("{ int local = 1; }").givesNothing();
    }

    @Test
    default void aCallOfAVoidMethodGivesNothing() {
        cell("System.out.println(\"said\")").givesNothing().prints("said\n");
        cell("void say(String what) { System.out.print(what); }").givesNothing();
        cell("say(\"said too\")").givesNothing().prints("said too");
    }

    @Test
    default void anExpressionWithASemicolonGivesNothing() {
        cell("1 + 1;").givesNothing();
        cell("Math.max(1, 2);").givesNothing();
        cell("1 + 1; // hidden").givesNothing();
        cell("1 + 1 ;  ").givesNothing();
    }

    @Test
    default void anAssignmentIsAnExpression() {
        cell("int counter = 1;").givesNothing();
        cell("counter = 5").gives("5");
        cell("counter++").gives("5");
        cell("counter").gives("6");
        cell("counter += 4").gives("10");
        cell("counter = 0;").givesNothing();
    }

    @Test
    default void theLastSemicolonOfACellMayBeLeftOut() {
        cell("int unended = 1").givesNothing();
        cell("unended").gives("1");
        cell("import java.util.List").givesNothing();
        cell("throw new IllegalStateException(\"no semicolon\")").fails("IllegalStateException");
        cell("int unendedToo = 2 // said with a comment").givesNothing();
        cell("unendedToo").gives("2");
    }

    @Test
    default void nullIsAValueToo() {
        cell("null").gives("null");
        cell("String absent = null;\nabsent").gives("null");
        cell("Map.of().get(1)").gives("null");
    }

    @Test
    default void arraysAreShownWithTheirElements() {
        cell("new int[] {1, 2, 3}").gives("int[3] { 1, 2, 3 }");
        cell("new String[] {\"a\", null}").gives("String[2] { a, null }");
        cell("new int[0]").gives("int[0]");
        cell("new int[][] {{1}, {2, 3}}").gives("int[][2] { int[1] { 1 }, int[2] { 2, 3 } }");
        cell("new double[5000]").givesSomethingWith("double[5000] { 0.0, ", "4000 more");
    }

    @Test
    default void nothingInACellGivesNothing() {
        cell("").givesNothing().prints("").printsErr("");
        cell("  \n\t\n ").givesNothing();
        cell("// a comment").givesNothing();
        cell("/* a comment\n   on two lines */").givesNothing();
        cell("/** documentation */").givesNothing();
        cell(";").givesNothing();
    }

    @Test
    default void aValueThatCannotBeShownSaysSo() {
        cell("class Shy { public String toString() { throw new IllegalStateException(\"not today\"); } }");
        cell("new Shy()").givesSomethingWith("Shy", "can't be shown", "not today");
        cell("class Silent { public String toString() { return null; } }\nnew Silent()")
                .gives("null");
        cell("class Deep { public String toString() { return \"\" + this; } }\nnew Deep()")
                .givesSomethingWith("Deep", "can't be shown");
        cell("1 + 1").gives("2");
    }

    @Test
    default void anAnonymousClassAndALambdaAreValues() {
        cell("new Object() { public String toString() { return \"I\"; } }").gives("I");
        cell("(Supplier<String>) () -> \"x\"").succeeds();
        cell("((Supplier<String>) () -> \"x\").get()").gives("x");
    }

    @Test
    default void aHugeTextIsGivenWhole() {
        cell("\"x\".repeat(1_000_000)").gives("x".repeat(1_000_000));
    }

    @Test
    default void nonAsciiIsKept() {
        cell("\"Größe 数 🚀 e\\u0301\"").gives("Größe 数 🚀 e\u0301");
        cell("int größe = 3;\nString 名前 = \"ロム\";\n名前 + größe").gives("ロム3");
        cell("String grüße() { return \"grüß dich\"; }\ngrüße()").gives("grüß dich");
        cell("record Straße(String ñ) {}\nnew Straße(\"ü\")").gives("Straße[ñ=ü]");
        cell("System.out.print(\"🚀\".repeat(5000));").prints("🚀".repeat(5000));
    }
}
