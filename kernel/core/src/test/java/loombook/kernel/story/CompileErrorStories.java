package loombook.kernel.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the reader is told of a cell that the compiler refuses. */
interface CompileErrorStories extends Vocabulary {
    @Test
    default void theLineIsNamedAndTheSpotIsMarked() {
        var cell = cell("int a = 1;\nint b = a + undefinedName;").doesNotCompile("line 2", "undefinedName");
        cell.marks("undefinedName");
        assertThat(cell.traceback()).anyMatch(line -> line.contains("cell [" + cell.number() + "], line 2"));
    }

    @Test
    default void aMistakeInTheMiddleOfASnippetIsFound() {
        cell("String between(int n) {\n    int x = n;\n    int y = \"text\";\n    return \"\" + x + y;\n}")
                .doesNotCompile("line 3", "incompatible types")
                .marks("\"text\"");
        cell("int fine = 1;\n\nclass Broken {\n    void f() {}\n    int g() { return true; }\n}")
                .doesNotCompile("line 5")
                .marks("true");
    }

    @Test
    default void aMistakeInTheLastExpressionIsFound() {
        cell("int given = 1;\ngiven +\n  nothingLikeIt")
                .doesNotCompile("line 3")
                .marks("nothingLikeIt");
        cell("Math.maximum(1, 2)").doesNotCompile("line 1", "maximum").marks("Math.maximum");
        cell("\"text\".size()").doesNotCompile("line 1", "size");
    }

    @Test
    default void tabsDoNotShiftTheMark() {
        cell("if (true) {\n\t\tint t = missingTab;\n}").doesNotCompile("line 2").marks("missingTab");
        cell("{\n\tint s = 1;\tint t = missingTab;\n}").doesNotCompile("line 2").marks("missingTab");
    }

    @Test
    default void nonAsciiBeforeTheMistakeDoesNotShiftTheMark() {
        cell("String größe = \"数数数\" + missingWide;").doesNotCompile("line 1").marks("missingWide");
        cell("// Übung 数 🚀\nint übung = missingWide;").doesNotCompile("line 2").marks("missingWide");
    }

    @Test
    default void windowsLineEndsAreLineEnds() {
        cell("int w = 1;\r\nint v = missingHere;\r\n").doesNotCompile("line 2").marks("missingHere");
    }

    @Test
    default void aMissingTypeIsAMistake() {
        cell("Lisst<String> typo = null;").doesNotCompile("line 1", "Lisst").marks("Lisst");
        cell("1 + 1").gives("2");
    }

    @Test
    default void whatCannotBeReadIsNotBegun() {
        cell("System.out.println(\"begun\");\nint x = ;")
                .doesNotCompile("line 2")
                .prints("");
        cell("System.out.println(\"begun\");\nclass Open {")
                .doesNotCompile("line 2")
                .prints("");
        cell("System.out.println(\"begun\");\nString s = \"no end;")
                .doesNotCompile("line 2")
                .prints("");
        cell("1 + 1)").doesNotCompile("line 1");
        cell("}").doesNotCompile("line 1");
        cell("for (int i = 0; i < 3; i++").doesNotCompile();
    }

    @Test
    default void theCompilersOwnNamesAreNotShown() {
        cell("undefinedCall(1)").doesNotCompile("undefinedCall").doesNotMention("$JShell$", "REPL", "do_it$");
        cell("class Secret { private int x; }\nnew Secret().y")
                .doesNotCompile("y")
                .doesNotMention("$JShell$", "REPL", "do_it$");
        cell("int twoResults() { return; }").doesNotCompile().doesNotMention("$JShell$", "REPL");
        cell("Integer.parseInt(\"1\", 2, 3, 4, 5)").doesNotCompile("parseInt").doesNotMention("$JShell$", "REPL");
    }

    @Test
    default void twoMistakesInOneSnippetAreBothTold() {
        cell("int two() {\n    int a = missingA;\n    return a + missingB;\n}\nint x = \"\";\n")
                .doesNotCompile();
        cell("void twice() {\n    int a = \"A\";\n    boolean b = 1;\n}").doesNotCompile("line 2", "line 3");
    }

    @Test
    default void aFailedCellDefinesWhatStandsBeforeTheMistakeOnly() {
        cell("int beforeMistake = 7;\nint mistake = \"text\";\nint afterMistake = 8;")
                .doesNotCompile("line 2");
        cell("afterMistake").doesNotCompile("afterMistake");
    }

    @Test
    default void aReturnAtTheTopAndABreakOutsideAreMistakes() {
        cell("break;").doesNotCompile("line 1");
        cell("int one = 1;\ncontinue;").doesNotCompile("line 2");
    }

    @Test
    default void aCommentThatIsNotClosedIsAnError() {
        cell("int beside = 1;\n/* never closed\nbeside + 1").doesNotCompile("line 2", "unclosed comment");
        cell("1 + 1 /* neither").doesNotCompile("unclosed comment");
        cell("/* but this */ 5 // and this").gives("5");
    }

    @Test
    default void whatIsNestedTooDeeplyIsRefusedAndNothingIsLost() {
        cell("int shallow = 1;");
        cell("(".repeat(20_000) + "1" + ")".repeat(20_000)).doesNotCompile("too deeply");
        cell("1" + "+1".repeat(30_000)).gives("30001");
        cell("shallow").gives("1");
    }

    @Test
    default void whatIsTooLargeForAMethodIsRefused() {
        cell("{ int large = 0;\n" + "large += 1000;\n".repeat(20_000) + "}").doesNotCompile("code too large");
        cell("int many = 0;\n" + "many += 1;\n".repeat(2_000) + "many").gives("2000");
    }

    @Test
    default void aLongCellIsRead() {
        cell("// a line\n".repeat(50_000) + "/* " + "*".repeat(100_000) + " */\n\"" + "x".repeat(60_000)
                        + "\".length()")
                .gives("60000");
    }
}
