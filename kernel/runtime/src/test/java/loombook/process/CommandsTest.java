package loombook.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Programs of the operating system. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class CommandsTest {
    @Test
    void outputIsCaptured() throws Exception {
        var result = Processes.shell("echo out; echo err >&2; exit 3").capture().run();
        assertThat(result.out()).isEqualTo("out\n");
        assertThat(result.err()).isEqualTo("err\n");
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.isSuccess()).isFalse();
        assertThatThrownBy(result::check)
                .isInstanceOf(CommandException.Failed.class)
                .hasMessageContaining("exit code 3")
                .hasMessageContaining("err");
    }

    @Test
    void inputIsReadAndWithoutItThereIsNone() throws Exception {
        assertThat(Processes.command("cat").input("grün\n").capture().run().out())
                .isEqualTo("grün\n");
        assertThat(Processes.command("cat").capture().run().check().out()).isEmpty();
        // More than a pipe holds, which nobody reads.
        assertThat(Processes.command("true")
                        .input("x".repeat(1 << 20))
                        .capture()
                        .run()
                        .exitCode())
                .isZero();
    }

    @Test
    void wordsAreNotReadByAShell() throws Exception {
        assertThat(Processes.command("printf", "%s", "$HOME *").capture().run().out())
                .isEqualTo("$HOME *");
        assertThat(Processes.command("echo", "a b", "")).hasToString("echo 'a b' ''");
    }

    @Test
    void folderAndEnvironmentAreAsSaid(@TempDir Path folder) throws Exception {
        var result = Processes.shell("pwd; echo $MINE; echo ${HOME-none}")
                .directory(folder)
                .environment("MINE", "yes")
                .withoutEnvironment("HOME")
                .capture()
                .run();
        assertThat(result.lines()).containsExactly(folder.toRealPath().toString(), "yes", "none");
        assertThatThrownBy(() ->
                        Processes.command("ls").directory(folder.resolve("no")).run())
                .isInstanceOf(CommandException.NotFound.class)
                .hasMessageContaining("no folder");
    }

    @Test
    void errorsCanBeMerged() throws Exception {
        assertThat(Processes.shell("echo a; echo b >&2; echo c")
                        .mergeErrors()
                        .capture()
                        .run()
                        .out())
                .isEqualTo("a\nb\nc\n");
    }

    @Test
    void aPipelineHasAllExitCodes() throws Exception {
        var result = Processes.pipeline(
                        Processes.command("cat").input("b\na\nb\n"),
                        Processes.command("sort"),
                        Processes.shell("uniq; exit 4"))
                .capture()
                .run();
        assertThat(result.out()).isEqualTo("a\nb\n");
        assertThat(result.exitCodes()).containsExactly(0, 0, 4);
        assertThatThrownBy(result::check).hasMessageContaining("[0, 0, 4]");
    }

    @Test
    void aMissingProgramIsExplained(@TempDir Path folder) throws Exception {
        assertThatThrownBy(() -> Processes.run("sortt"))
                .isInstanceOf(CommandException.NotFound.class)
                .hasMessageContaining("\"sortt\"")
                .hasMessageContaining(System.getenv("PATH"))
                .hasMessageContaining("sort");
        assertThatThrownBy(() -> Processes.run("ls -l")).hasMessageContaining("words of their own");
        assertThatThrownBy(() -> Processes.run("/no/such/program")).hasMessageContaining("/no/such/program");
        var plain = Files.writeString(folder.resolve("plain"), "text");
        assertThatThrownBy(() -> Processes.run(plain.toString())).hasMessageContaining("not executable");
        assertThatThrownBy(() -> Processes.pipeline(Processes.command("echo"), Processes.command("no-such-thing"))
                        .run())
                .hasMessageContaining("no-such-thing");
    }

    @Test
    void whatTakesTooLongIsKilledWithAllThatItHasStarted() {
        var mark = UUID.randomUUID().toString();
        // One of them has left the family: its parent has ended.
        var script = "echo begun; (sh -c 'sleep 61 & echo' >/dev/null 2>&1 &); sh -c 'sleep 62; true'; true";
        assertThatThrownBy(() -> Processes.shell(script)
                        .environment("TEST_MARK", mark)
                        .capture()
                        .timeout(Duration.ofMillis(700))
                        .run())
                .isInstanceOfSatisfying(
                        CommandException.TimedOut.class,
                        e -> assertThat(e.result().out()).isEqualTo("begun\n"))
                .hasMessageContaining("longer than 0.7 s");
        awaitNone(mark);
    }

    @Test
    void anInterruptKillsTheTree() throws Exception {
        var mark = UUID.randomUUID().toString();
        var task = new FutureTask<>(() -> Processes.shell("sh -c 'sleep 63; true'; true")
                .environment("TEST_MARK", mark)
                .run());
        var thread = Thread.ofPlatform().start(task);
        while (count(mark) < 2) {
            Thread.onSpinWait();
        }
        thread.interrupt();
        assertThatThrownBy(task::get).hasCauseInstanceOf(InterruptedException.class);
        awaitNone(mark);
    }

    @Test
    void aRunningCommandIsTalkedWithLineByLine() throws Exception {
        try (var bc = Processes.shell("while read x; do echo $((x * 2)); done; exit 5")
                        .pipeInput()
                        .capture()
                        .start();
                var writer = bc.writer();
                var lines = bc.lines()) {
            var answers = lines.iterator();
            writer.write("4\n");
            writer.flush();
            assertThat(answers.next()).isEqualTo("8");
            assertThat(bc.isAlive()).isTrue();
            assertThat(bc.join(Duration.ofMillis(50))).isFalse();
            writer.write("5\n");
            writer.close();
            assertThat(answers.next()).isEqualTo("10");
            assertThat(answers.hasNext()).isFalse();
            assertThat(bc.join().exitCode()).isEqualTo(5);
        }
    }

    @Test
    void aKilledCommandSaysItsSignalAsAShellDoes() throws Exception {
        var running = Processes.command("sleep", "64").start();
        running.terminate();
        assertThat(running.join().exitCode()).isEqualTo(143);
        var killed = Processes.command("sleep", "65").start();
        killed.close();
        assertThat(killed.join().exitCode()).isEqualTo(137);
    }

    @Test
    void nothingIsLeftWhenTheJvmExits() throws Exception {
        var mark = UUID.randomUUID().toString();
        try (var peer = Peer.start(() -> {
            var _ = Processes.shell("(setsid sleep 66 >/dev/null 2>&1 &); sleep 67; true")
                    .environment("TEST_MARK", mark)
                    .start();
            while (count(mark) < 3) {
                Thread.onSpinWait();
            }
            System.exit(0);
        })) {
            peer.join();
        }
        awaitNone(mark);
    }

    @Test
    void whatIsShownIsShownInWholeLines() throws Exception {
        // Its output is this JVM's own, where it is looked at from outside.
        try (var peer = Peer.start(() -> {
            var result = Processes.run("sh", "-c", "printf 'a\\nb'; exit 2");
            System.out.print("|" + result);
        })) {
            assertThat(peer.join()).isEqualTo("a\nb|sh -c 'printf 'a\\nb'; exit 2' ended with exit code 2");
        }
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> Processes.command("ls").timeout(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Processes.pipeline()).isInstanceOf(IllegalArgumentException.class);
    }

    private static void awaitNone(String mark) {
        long end = System.nanoTime() + 20_000_000_000L;
        while (count(mark) > 0) {
            assertThat(System.nanoTime()).as("processes left").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static long count(String mark) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> environment(process.pid()).contains("TEST_MARK=" + mark))
                .count();
    }

    private static String environment(long pid) {
        try (var in = new BufferedReader(new InputStreamReader(
                Files.newInputStream(Path.of("/proc/" + pid + "/environ")), StandardCharsets.ISO_8859_1))) {
            return String.join("", List.of(in.lines().toArray(String[]::new)));
        } catch (IOException | RuntimeException e) {
            return "";
        }
    }
}
