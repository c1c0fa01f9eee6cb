package loombook.kernel.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** A cell of many parts does what its parts would do in cells of their own, one after the other. */
interface JoiningStories extends Vocabulary {
    @Test
    default void whatStandsBeforeAnExceptionIsDefinedAndWhatFollowsIsNot() {
        cell("int j1 = 1;\nint j2() { return 2; }\nint j3 = 1 / 0;\nint j4 = 4;\nint j5() { return 5; }")
                .fails("ArithmeticException", "line 3");
        cell("j1 + j2() + j3").gives("3");
        cell("j4").doesNotCompile("cannot find symbol: variable j4");
        cell("j5()").doesNotCompile("cannot find symbol: method j5()");
    }

    @Test
    default void whatStandsBeforeACompileErrorHasRun() {
        cell("int k1 = 1;\nk1 += 10;\nint k2 = \"no\";\nk1 += 100;").doesNotCompile("line 3", "incompatible types");
        cell("k1").gives("11");
    }

    @Test
    default void aNameMeansWhatItMeantWhereItStands() {
        cell("int twice = 1;\nint readTwice() { return twice; }");
        cell("int first = twice;\nint twice = 5;\nint second = twice;\nfirst * 10 + second + readTwice()")
                .gives("20");
        cell("String text = \"a\";\nint text2 = text.length();\nint text = 7;\ntext + text2")
                .gives("8");
    }

    @Test
    default void anImportHoldsFromWhereItStands() {
        cell("var utilList = List.of(1).getClass().getInterfaces().length;\nimport java.text.ParsePosition;\n"
                        + "new ParsePosition(3).getIndex()")
                .gives("3");
    }

    @Test
    default void typesOfVariablesAreFoundInTheirOrder() {
        cell("var v1 = List.of(1, 2);\nvar v2 = v1.get(0) + 0.5;\nvar v3 = Map.of(v2, v1);\nrecord V(Object it) {}\n"
                        + "var v4 = new V(v3);\nvar v5 = v4.it();\nv5")
                .gives("{1.5=[1, 2]}");
        cell("var v6 = new Object() { int inner = 3; };\nint v7 = v6.inner;\nv7")
                .gives("3");
        cell("var v8 = List.<Comparable<?>>of(1, \"a\");\nvar v9 = List.of(1, \"a\");\nv8.size() + v9.size()")
                .gives("4");
    }

    @Test
    default void whatIsUnreachableInAMethodIsReachedInACell() {
        cell("int r = 0;\nfor (int i = 0; i < 3; i++) { r++; }\nif (r == 3) return;\nr = 100;");
        cell("r").gives("100");
    }

    @Test
    default void aCallOfAVoidMethodMayLackItsSemicolon() {
        cell("int noValue = 1;\nSystem.out.print(\"void\" + noValue)")
                .givesNothing()
                .prints("void1");
    }

    @Test
    default void anErrorsLineIsTheCells() {
        cell("int line1 = 1;\n\n// a comment\nint line4() {\n    return line1 / 0;\n}\nline1++; line1++;\n\n/* two\n lines */ line4();\nline1 = 9;")
                .fails("ArithmeticException", "line 5 in line4", "line 10");
        cell("line1").gives("3");
    }

    @Test
    default void theSameDefinitionsMayRunOften() {
        var code = "int counted = 0;\nvoid count() { counted++; }\nfor (int i = 0; i < 3; i++) count();\ncounted";
        for (int i = 0; i < 5; i++) {
            cell(code).gives("3");
        }
        cell("counted = 40;\ncount();\ncounted").gives("41");
    }

    @Test
    default void completionKnowsWhatHasJustBeenDefined() {
        cell("var justDefined = new ArrayList<String>();\nint justCounted(String text) { return text.length(); }\n"
                + "record JustMade(int size) {}");
        offers("justDef", "justDefined");
        offers("justCou", "justCounted(");
        offers("new JustMade(1).si", "size()");
    }

    private void offers(String code, String match) {
        var reply = say("shell", "complete_request", Map.of("code", code, "cursor_pos", code.length()))
                .done()
                .reply();
        assertThat(reply.content().get("matches")).asInstanceOf(LIST).contains(match);
    }

    @Test
    default void whatFailsToReplaceADefinitionLeavesIt() {
        cell("int kept() { return 1; }");
        cell("int kept() { return \"no\"; }").doesNotCompile("incompatible types");
        cell("kept()").gives("1");
        cell("int usesKept() { return kept() + missingYet(); }").succeeds();
        cell("int missingYet() { return 10; }").succeeds();
        cell("usesKept()").gives("11");
    }

    @Test
    default void oldAndNewDefinitionsMix() {
        cell("int base() { return 1; }\nint derived() { return base() * 2; }\nderived()")
                .gives("2");
        cell("int base() { return 5; }").succeeds();
        cell("int further() { return derived() + base(); }\nfurther()").gives("15");
        cell("int base() { return 7; }\nfurther()").gives("21");
        cell("long base(long n) { return n; }\nbase(3L) + base()").gives("10");
    }

    @Test
    default void threadsOfEarlierCellsSeeWhatTheyShared() {
        cell("volatile int sharedNow = 0;\nvar seenIt = new CountDownLatch(1);\n"
                + "var watcher = Thread.startVirtualThread(() -> {\n"
                + "    while (sharedNow == 0) Thread.onSpinWait();\n    seenIt.countDown();\n});");
        cell("sharedNow = 1;\nseenIt.await(30, TimeUnit.SECONDS)").gives("true");
    }
}
