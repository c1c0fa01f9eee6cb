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
    default void aScannerReadsOnInTheNextCell() {
        var first = begin("var words = new Scanner(System.in);\nwords.next()").hasAsked(1, "", false);
        type("one two");
        first.done().gives("one");
        cell("words.next()").gives("two");
        var third = begin("words.nextLine() + words.nextInt()").hasAsked(1, "", false);
        type("3");
        third.done().gives("3");
    }

    @Test
    default void standardInputIsReadByteByByte() {
        var cell = begin(
                        "System.in.read() + \" \" + System.in.available() + \" \" + System.in.read() + System.in.read()")
                .hasAsked(1, "", false);
        type("AB");
        cell.done().gives("65 2 6610");
    }

    @Test
    default void aReaderReadsLines() {
        var first = begin("var lines = new BufferedReader(new InputStreamReader(System.in));\nlines.readLine()")
                .hasAsked(1, "", false);
        type("Zoë");
        first.done().gives("Zoë");
        var second = begin("lines.readLine()").hasAsked(1, "", false);
        type("Ada");
        second.done().gives("Ada");
    }

    @Test
    default void ioReadsLines() {
        var first = begin("IO.readln(\"Who? \")").hasAsked(1, "", false).hasPrinted("Who? ");
        type("Zoë 🚀");
        first.done().gives("Zoë 🚀");
        var second = begin("IO.println(IO.readln());").hasAsked(1, "", false);
        type("Ada");
        second.done().prints("Ada\n");
    }

    @Test
    default void aProgramMayBringItsOwnInput() {
        cell("""
                var before = System.in;
                System.setIn(new ByteArrayInputStream("brought along".getBytes()));
                new Scanner(System.in).nextLine()
                """).gives("brought along");
        var cell = begin("input(\"And you? \")").hasAsked(1, "And you? ", false);
        type("asked");
        cell.done().gives("asked");
        cell("System.setIn(before);");
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
