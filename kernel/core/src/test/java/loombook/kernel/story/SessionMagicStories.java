package loombook.kernel.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Magics know what cells have defined and what was executed, run files, and write some. */
interface SessionMagicStories extends Vocabulary {
    @Test
    default void allMagicsAreListedWithHelp() {
        var listed = cell("%lsmagic").displays("text/html", "text/plain");
        var text =
                String.valueOf(listed.ofType("display_data").getFirst().data().get("text/plain"));
        assertThat(text).contains("%time, %%time", "%maven", "%%bash", "/vars", "!", "Has bash run the cell");
        cell("%help who").hasPrinted("Usage\n    %who [TYPE …]\nExample\n");
        cell("%who?").hasPrinted("Usage\n    %who [TYPE …]\n");
        cell("%help %%bash vars").fails("UsageError", "There is no magic %vars. Did you mean /vars?");
        cell("/help vars").hasPrinted("/vars [NAME]");
        cell("%help").hasPrinted("%lsmagic");
        cell("%help bsh").fails("UsageError", "Did you mean %bash?");
        cell("List<String> names = %lsmagic\nnames.contains(\"%%bash\")").gives("true");
    }

    @Test
    default void whatCellsHaveDefinedIsListed() {
        cell("%reset");
        cell("%who").prints("There are no variables yet.\n");
        cell(
                "int zulu = 3;\nvar alpha = new ArrayList<>(List.of(\"x\".repeat(200)));\n"
                        + "int bake(String s, int n) { return n; }\nrecord Bun(String name) {}\nimport java.util.concurrent.Callable;");
        cell("%who").prints("alpha\tzulu\n");
        cell("%who int").prints("zulu\n");
        cell("%who ArrayList").prints("alpha\n");
        cell("%who long").prints("There are no variables of type long.\n");
        var listed = cell("%whos").ofType("display_data").getFirst().data().get("text/plain");
        assertThat(String.valueOf(listed).lines().toList())
                .satisfiesExactly(
                        head -> assertThat(head).matches("Variable +Type +Value"),
                        one -> assertThat(one).matches("alpha +ArrayList<String> +\\[x{30,80}…"),
                        two -> assertThat(two).matches("zulu +int +3"));
        cell("/vars zulu").prints("|    int zulu = 3\n");
        cell("/methods").prints("|    int bake(String, int)\n");
        cell("/types").prints("|    record Bun\n");
        cell("/imports").prints("|    import java.util.concurrent.Callable\n");
        cell("/v zulu").prints("|    int zulu = 3\n");
        cell("List<String> found = %who\nfound").gives("[alpha, zulu]");
        cell("/vars nothing").prints("There are no variables named nothing.\n");
    }

    @Test
    default void whatIsDroppedOrResetIsGone() {
        cell("%reset");
        cell("int dropped = 3, kept = 4;\nint useIt() { return dropped; }");
        cell("/drop dropped").prints("|  dropped int dropped\n");
        cell("dropped").doesNotCompile("dropped");
        cell("kept").gives("4");
        cell("int dropped = 5;\nuseIt()").gives("5");
        cell("/drop").fails("UsageError", "Nothing is named", "/drop NAME").marks("/drop");
        cell("/drop kep").fails("UsageError", "Cells have defined no kep.", "mean kept?");
        cell("/drop useIt kept dropped").succeeds();
        cell("String text = \"a\";\nfinal int FIXED = 1;\nimport java.util.concurrent.Callable;");
        cell("%reset").prints("Forgot String text, int FIXED, import java.util.concurrent.Callable.\n");
        cell("text").doesNotCompile("text");
        cell("int text = 1;\ntext").gives("1");
        cell("List.of(1)").gives("[1]");
        cell("/reset").prints("Forgot int text.\n");
        cell("%reset").prints("There was nothing to forget.\n");
    }

    @Test
    default void whatWasExecutedIsToldAndRunsAgain() {
        long first = cell("int again = 1;").number();
        cell("again++;\nagain").gives("2");
        cell("/!").shows("display_data:3");
        cell("%history " + first + "-" + (first + 1)).prints("int again = 1;\nagain++;\nagain\n");
        cell("%history -n " + first).prints(first + ":\n    int again = 1;\n");
        cell("/list " + first).prints(first + ":\n    int again = 1;\n");
        cell("%history x").fails("UsageError", "\"x\" is no number of a cell");
        cell("%history 99999").fails("UsageError", "No cell 99999 was executed");
        cell("List<String> told = %history " + first + "\ntold").gives("[int again = 1;]");
    }

    @Test
    default void commandsOfJShellWithoutSenseHereSayWhatHas() {
        cell("/exit")
                .fails("UsageError", "/exit is no command of a notebook", "System.exit")
                .marks("/exit");
        cell("/reload").fails("UsageError", "restarts the kernel");
        cell("/edit x").fails("UsageError", "the cell is the editor");
        cell("/nothing").fails("UsageError", "There is no magic /nothing");
        cell("int vars = 4, whole = 12;\n(whole\n/vars)").gives("3");
        cell("whole\n/vars").gives("3");
    }

    @Test
    default void filesRunAsIfTheyStoodHere(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("dough.jsh"), "int flour = 500;\n%time flour++;\n/exit\nno Java\n");
        cell("%load " + folder.resolve("dough.jsh") + "\nflour").gives("501");
        cell("flour = 0;\n%load " + folder.resolve("dough") + "\nflour").gives("501");
        Files.writeString(folder.resolve("bad.java"), "int fine = 1;\nint bad = \"\";\n");
        cell("%load " + folder.resolve("bad")).doesNotCompile("bad.java, line 2", "int bad = \"\";");
        Files.writeString(
                folder.resolve("thrower.jsh"),
                "void burn() {\n    throw new IllegalStateException(\"hot\");\n}\nburn();\n");
        cell("%load " + folder.resolve("thrower.jsh"))
                .fails("IllegalStateException", "at thrower.jsh, line 2 in burn", "at thrower.jsh, line 4");
        cell("%load " + folder.resolve("nothing"))
                .fails("UsageError", "There is no file", ".ipynb, .jsh")
                .marks("%load");
        cell("%load").fails("UsageError", "No file is named", "%load FILE");
        cell("%load a b").fails("UsageError", "One file is run at a time");
        cell("%load " + folder).fails("UsageError", "is a folder");
        Files.writeString(folder.resolve("self.jsh"), "%load " + folder.resolve("self.jsh"));
        cell("%load " + folder.resolve("self.jsh")).fails("UsageError", "self.jsh loads itself");
        Files.write(folder.resolve("noise.jsh"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        cell("%load " + folder.resolve("noise.jsh")).fails("UsageError", "is no text in UTF-8");
        cell("/open " + folder.resolve("dough.jsh")).succeeds();
        // What runs already was compiled with the variable that there was.
        cell("loombook.magic.MagicCalls.line(\"load\", List.of(\"" + folder.resolve("dough.jsh") + "\"));")
                .succeeds();
        cell("flour").gives("501");
        cell("loombook.magic.MagicCalls.line(\"load\", List.of(\"" + folder.resolve("bad.java") + "\"))")
                .fails("MagicException", "incompatible types");
    }

    @Test
    default void notebooksRunCellByCell(@TempDir Path folder) throws IOException {
        var notebook = """
                {"cells": [
                  {"cell_type": "markdown", "source": ["no code"]},
                  {"cell_type": "code", "source": ["int fromNotebook = 1;\\n", "%env FROM_NOTEBOOK=2"]},
                  {"cell_type": "raw", "source": "no code"},
                  {"cell_type": "code", "source": "fromNotebook++"}
                  MORE
                ], "nbformat": 4}""";
        Files.writeString(folder.resolve("oven.ipynb"), notebook.replace("MORE", ""));
        cell("%load " + folder.resolve("oven") + "\nfromNotebook").gives("2");
        Files.writeString(
                folder.resolve("broken.ipynb"),
                notebook.replace("MORE", ", {\"cell_type\": \"code\", \"source\": [\"\\n\", \"int x = 1 / 0;\"]}"));
        cell("%load " + folder.resolve("broken.ipynb"))
                .fails("ArithmeticException", "at broken.ipynb, code cell 3, line 2");
        Files.writeString(folder.resolve("no.ipynb"), "{\"cells\": 3");
        cell("%load " + folder.resolve("no.ipynb")).fails("UsageError", "no.ipynb is no notebook");
        Files.writeString(folder.resolve("no.ipynb"), "[]");
        cell("%load " + folder.resolve("no.ipynb")).fails("UsageError", "no.ipynb is no notebook");
    }

    @Test
    default void filesOfTheWebRunToo() throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/oats.jsh", exchange -> {
            var bytes = "int oats = 40;".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        var asked = new CountDownLatch(1);
        server.createContext("/slow.jsh", _ -> asked.countDown());
        server.start();
        try {
            var address = "http://127.0.0.1:" + server.getAddress().getPort();
            cell("%load " + address + "/oats.jsh\noats").gives("40");
            var slow = begin("%load " + address + "/slow.jsh");
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
            interrupt();
            slow.done().wasInterrupted();
            cell("%load \"" + address + "/a b.jsh\"").fails("UsageError", "is no address of the web");
            cell("%load " + address + "/none.jsh").fails("UsageError", "the server answers 404");
        } finally {
            server.stop(0);
        }
        cell("%load http://127.0.0.1:9/x.jsh").fails("UsageError", "http://127.0.0.1:9/x.jsh can't be loaded");
    }

    @Test
    default void wholeSourceFilesAreCompiled() {
        var made =
                cell("%%javac\npackage bakery;\n\npublic class Oven {\n    public static int heat() { return 250; }\n"
                        + "    record Tray() {}\n}\n\npackage shop;\nimport bakery.Oven;\npublic class Till {\n"
                        + "    public static int sum() { return Oven.heat() + 1; }\n}\n");
        made.givesNothing();
        cell("import shop.Till;\nTill.sum() + bakery.Oven.heat()").gives("501");
        cell("try (var pool = Processes.pool(1)) { System.out.print(pool.apply(() -> bakery.Oven.heat())); }")
                .prints("250");
        cell("%%javac\npackage bakery;\n\npublic class Pan {\n    int x = 1\n}\n\nclass Lid { Nothing n; }")
                .doesNotCompile("line 5", "';' expected")
                .isToldInLines(3);
        cell("%%javac\npackage bakery;\npublic class Pan {\n    Nothing x;\n}\n")
                .doesNotCompile("line 4", "Nothing")
                .marks("Nothing");
        cell("%%javac\n").fails("UsageError", "There is nothing to compile");
        cell("%%javac x\nclass A {}").fails("UsageError", "takes nothing after its name");
        cell("%%javac\npackage bakery;\npublic class Oven {\n    public static int heat() { return 300; }\n}\n")
                .saysOnErr("bakery.Oven was compiled before");
        cell("System.exit(0)").fails("RuntimeDied");
        cell("bakery.Oven.heat()").gives("300");
    }

    @Test
    default void cellsAreSavedAsProgramsThatRun(@TempDir Path folder) throws Exception {
        cell("%reset");
        long first = cell("int loaves = 3;\nvar names = new ArrayList<String>();\nfinal int LIMIT = 7;\n"
                        + "static int bake(int n) { return n + loaves; }\nrecord Loaf(String name) {}\nenum Kind { RYE, SPELT }\n"
                        + "class Baker { int heat = bake(4); Loaf make() { return new Loaf(\"rye\" + heat); } }")
                .number();
        cell(
                "%time names.add(\"a\")\nnames.add(\"b\");\nfor (var n : names) {\n    System.out.println(n);\n}\nloaves + 1");
        cell("noSuchThing");
        cell(
                "int[] many = {1, 2};\nloaves = 10;\nSystem.out.println(new Baker().make() + \" \" + Kind.RYE + many.length + LIMIT);\n"
                        + "bake(1) // a comment");
        cell(
                "import java.util.concurrent.Callable;\nCallable<Integer> twice = () -> 2 * loaves;\nSystem.out.println(twice.call());\n%pwd");
        long last = first + 4;
        var java = folder.resolve("Bakery.java");
        var jsh = folder.resolve("bakery.jsh");
        cell("%save " + java + " " + first + "-" + (first + 1) + " " + (first + 3) + "-" + last)
                .prints("Saved 4 cells as " + java + "\n");
        cell("%save " + jsh + " " + first + "-" + (first + 1) + " " + (first + 3) + "-" + last);
        assertThat(Files.readString(java))
                .contains("import java.util.*;", "%pwd")
                .doesNotContain("import loombook");
        assertThat(run("java", java.toString())).isEqualTo("a\nb\n4\nLoaf[name=rye14] RYE27\n20\n");
        assertThat(run("jshell", "-s", jsh.toString())).isEqualTo("a\nb\nLoaf[name=rye14] RYE27\n20\n");
        cell("%reset");
        cell("%load " + jsh).prints("a\nb\nLoaf[name=rye14] RYE27\n20\n");
        cell("%save " + java).fails("UsageError", "is there already; -f");
        cell("%save").fails("UsageError", "No file is named");
        cell("%save x.txt").fails("UsageError", "x.txt is neither");
        cell("%save 1x.java").fails("UsageError", "called like a class");
        cell("%save " + folder + "/no/X.java").fails("UsageError", "There is no folder");
        cell("%save " + folder + "/X.java 99999").fails("UsageError", "No cell 99999");
        cell("String loaves = \"\";");
        cell("%save " + folder + "/X.java " + first + " "
                        + cell("String loaves = \"x\";").number())
                .fails("UsageError", "loaves is of type int first and of type String");
    }

    private static String run(String program, String... arguments) throws IOException, InterruptedException {
        var line = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", program).toString()));
        line.addAll(List.of(arguments));
        var process = new ProcessBuilder(line)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(out).isZero();
        return out;
    }
}
