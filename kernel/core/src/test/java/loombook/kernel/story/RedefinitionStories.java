package loombook.kernel.story;

import org.junit.jupiter.api.Test;

/** A cell is executed again, or changed and executed again: what it defines takes the place of what was there. */
interface RedefinitionStories extends Vocabulary {
    @Test
    default void aVariableMayChangeItsType() {
        cell("int shifting = 1;");
        cell("String shifting = \"text\";").givesNothing();
        cell("shifting.length()").gives("4");
        cell("var shifting = List.of(1, 2);\nshifting.size()").gives("2");
    }

    @Test
    default void theSameCellMayRunAgain() {
        var code = "record Again(int n) {}\nint again(int n) { return n; }\nvar made = new Again(again(3));\nmade";
        cell(code).gives("Again[n=3]");
        cell(code).gives("Again[n=3]");
        cell(code).gives("Again[n=3]");
    }

    @Test
    default void callersSeeTheNewMethod() {
        cell("int changing() { return 1; }\nint caller() { return changing() * 10; }\ncaller()")
                .gives("10");
        cell("int changing() { return 2; }").givesNothing();
        cell("caller()").gives("20");
        cell("String changing() { return \"text\"; }").succeeds();
        cell("changing()").gives("text");
    }

    @Test
    default void usersSeeTheNewClass() {
        cell("class Growing { int one() { return 1; } }\nint use() { return new Growing().one(); }\nuse()")
                .gives("1");
        cell("class Growing { int one() { return 11; } int two() { return 2; } }")
                .givesNothing();
        cell("use() + new Growing().two()").gives("13");
        cell("record Growing(int one) {}\nnew Growing(5).one()").gives("5");
    }

    @Test
    default void aVariableOfAReplacedClassIsResetAndSaysNothingWrong() {
        cell("class Kept { String name = \"old\"; }\nKept kept = new Kept();");
        cell("class Kept { String name = \"new\"; }");
        cell("kept = new Kept();\nkept.name").gives("new");
    }

    @Test
    default void aFailedRedefinitionCanBeCorrected() {
        cell("int solid() { return 1; }\nint useSolid() { return solid() + 1; }")
                .givesNothing();
        cell("int solid() { return \"no\"; }")
                .doesNotCompile("incompatible types")
                .marks("\"no\"");
        cell("int solid() { return 2; }").givesNothing();
        cell("useSolid()").gives("3");
    }

    @Test
    default void anImportedNameMayBeTakenByAClass() {
        cell("record Duration(int minutes) {}\nnew Duration(5)").gives("Duration[minutes=5]");
    }
}
