package loombook.kernel.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Magics reach the programs, the files and the environment of the machine, and show what cells are. */
interface ProgramMagicStories extends Vocabulary {
    @Test
    default void commandsPrintAsTheyRun() {
        cell("!echo flour; echo water >&2").prints("flour\n").printsErr("water\n");
        cell("int x = 1;\n!echo \"it's $((1 + 2))\" | tr t T\nx").gives("1").prints("iT's 3\n");
        var slow = begin("!echo first; sleep 20; echo last");
        slow.hasPrinted("first");
        interrupt();
        slow.done().wasInterrupted();
        cell("1 + 1").gives("2");
    }

    @Test
    default void commandThatFailsEndsItsCell() {
        cell("int before = 1;\n!exit 3\nint after = 1;")
                .fails("MagicException", "!exit 3 ended with exit code 3", "line 2");
        cell("before").gives("1");
        cell("after").doesNotCompile("after");
        cell("!no-such-program").fails("MagicException", "exit code 127", "was not found");
        cell("!").fails("UsageError", "After ! stands a command").marks("!");
        cell("!   ").fails("UsageError", "After ! stands a command");
    }

    @Test
    default void scriptsGetTheirCellAndArguments() {
        cell("%%bash one \"two three\"\necho \"$1, $2\"\ncat\necho after").prints("one, two three\nafter\n");
        cell("%%sh\necho sh").prints("sh\n");
        cell("%%script sort -r\na\nb").prints("b\na\n");
        cell("%%bash\nexit 4").fails("MagicException", "bash ended with exit code 4");
        cell("%%script\nx")
                .fails("UsageError", "No program is named", "%%script PROGRAM")
                .marks("%%script");
        cell("%%script no-such-program\nx").fails("NotFound", "no-such-program");
        cell("%bash echo").fails("UsageError", "%%bash stands in the first line of a cell");
        cell("%%bash \"x\n1").fails("UsageError", "quote has no end").marks("\"x");
        cell("%%bash\n" + "# ".repeat(80_000) + "\necho long").prints("long\n");
    }

    @Test
    default void pythonRunsBesideJava() {
        cell("%%python a b\nimport sys\nprint(sys.argv[1:], 'ä', 6 * 7)").prints("['a', 'b'] ä 42\n");
        cell("%%python\nimport sys\nsys.exit(5)").fails("MagicException", "python3 ended with exit code 5");
        cell("%%python\nx = = 1").fails("MagicException", "exit code 1").saysOnErr("SyntaxError");
        cell("%%python\n% 3").fails("MagicException").saysOnErr("SyntaxError");
    }

    @Test
    default void foldersAndVariablesHoldForWhatIsStarted(@TempDir Path folder) throws IOException {
        var before = cell("%pwd").resultData().get("text/plain");
        var real = folder.toRealPath();
        Files.createDirectory(real.resolve("a b"));
        cell("%cd " + real).gives(real.toString());
        cell("%cd \"a b\"").gives(real.resolve("a b").toString());
        cell("!pwd").prints(real.resolve("a b") + "\n");
        cell("Processes.command(\"pwd\").capture().run().out().strip()")
                .gives(real.resolve("a b").toString());
        cell("%%writefile note.txt\nrye").prints("Writing note.txt\n");
        assertThat(real.resolve("a b/note.txt")).hasContent("rye\n");
        cell("%cd ..").gives(real.toString());
        cell("%cd -").gives(real.resolve("a b").toString());
        cell("%cd nowhere").fails("MagicException", "There is no folder " + real.resolve("a b/nowhere"));
        cell("%cd note.txt").fails("MagicException", "is a file");
        cell("%cd a b").fails("MagicException", "between quotes");
        cell("%env LOAF=rye and spelt").gives("rye and spelt");
        cell("!echo $LOAF").prints("rye and spelt\n");
        cell("var loaf = %env LOAF\nloaf.length()").gives("13");
        cell("var all = %env\nall.get(\"LOAF\")").gives("rye and spelt");
        cell("%env NO_SUCH_LOAF").fails("MagicException", "no environment variable NO_SUCH_LOAF");
        cell("%env =x").fails("MagicException", "no name of a variable");
        cell("%cd \"" + before + "\"").succeeds();
    }

    @Test
    default void cellsAreWrittenToFiles(@TempDir Path folder) throws IOException {
        var file = folder.resolve("a b.txt");
        cell("%%writefile \"" + file + "\"\n\"quoted\" \\n ä €\n\tend\n").prints("Writing " + file + "\n");
        assertThat(file).hasContent("\"quoted\" \\n ä €\n\tend\n");
        cell("%%writefile -a '" + file + "'\nmore").prints("Appending to " + file + "\n");
        cell("%%writefile \"" + file + "\"\n" + "x".repeat(100_000)).prints("Overwriting " + file + "\n");
        assertThat(Files.readString(file)).isEqualTo("x".repeat(100_000) + "\n");
        cell("%%writefile\nx").fails("UsageError", "No file is named").marks("%%writefile");
        cell("%%writefile -a\nx").fails("UsageError", "No file is named");
        cell("%%writefile a b\nx").fails("MagicException", "One file");
        cell("%%writefile " + folder + "\nx").fails("MagicException", "is a folder");
        cell("%%writefile " + folder + "/no/x\nx").fails("MagicException", "There is no folder " + folder + "/no");
    }

    @Test
    default void cellsAreShownAsWhatTheyAre() {
        cell("%%html\n<b>bread</b>").displays("text/html", "text/plain").givesNothing();
        cell("%%markdown\n**bread**").displays("text/markdown", "text/plain");
        cell("%%latex\n\\frac{a}{b}").displays("text/latex", "text/plain");
        cell("%%javascript\nlet x = 1;").displays("application/javascript", "text/plain");
        cell("%%svg\n<svg xmlns=\"http://www.w3.org/2000/svg\"><title>bun</title></svg>")
                .displays("image/svg+xml", "text/plain")
                .shows("display_data:bun");
        cell("%%svg\n<p>").fails("MagicException", "no picture in SVG");
        cell("%%html x\ny").fails("UsageError", "takes nothing after its name").marks("%%html");
    }
}
