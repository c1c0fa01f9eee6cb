package loombook.kernel.story;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Cells that ask the reader. */
interface InputStories extends Vocabulary {
    @Test
    default void inputGivesTheLine() {
        var cell =
                begin("var name = input(\"Your name? \");\n\"Hello \" + name").hasAsked(1, "Your name? ", false);
        type("Zoë 🚀");
        cell.done().gives("Hello Zoë 🚀");
    }

    @Test
    default void aPasswordIsAskedForUnseen() {
        var cell = begin("password(\"Secret: \").length()").hasAsked(1, "Secret: ", true);
        type("geheim");
        cell.done().gives("6");
    }

    @Test
    default void aCellMayAskTwice() {
        var cell = begin("input(\"a? \") + input(\"b? \")").hasAsked(1, "a? ", false);
        type("1");
        cell.hasAsked(2, "b? ", false);
        type("2");
        cell.done().gives("12");
    }

    @Test
    default void standardInputAsks() {
        var cell = begin("var scanner = new Scanner(System.in);\nscanner.nextLine() + scanner.nextLine()")
                .hasAsked(1, "", false);
        type("one");
        cell.hasAsked(2, "", false);
        type("two");
        cell.done().gives("onetwo");
    }

    @Test
    default void whatWasPrintedStandsBeforeTheQuestion() {
        var cell = begin("System.out.print(\"choose\");\ninput(\"? \")").hasAsked(1, "? ", false);
        cell.hasPrinted("choose");
        type("x");
        cell.done().gives("x");
    }

    @Test
    default void aClientWithNobodyToAskIsNotAsked() {
        execute("input(\"? \")", Map.of("allow_stdin", false))
                .done()
                .fails("StdinNotAllowedException", "allow_stdin", "line 1");
        execute("System.in.read()", Map.of("allow_stdin", false)).done().fails("StdinNotAllowedException");
        execute("1 + 1", Map.of("allow_stdin", false)).done().gives("2");
    }

    @Test
    default void aWaitForInputCanBeInterrupted() {
        var cell = begin("input(\"never answered \")").hasAsked(1, "never answered ", false);
        interrupt();
        cell.done().wasInterrupted("line 1");
        cell("1 + 1").gives("2");
    }

    @Test
    default void anAnswerThatNobodyWaitsForIsDropped() {
        type("stray");
        var cell = begin("input(\"now? \")").hasAsked(1, "now? ", false);
        type("right");
        cell.done().gives("right");
    }
}
