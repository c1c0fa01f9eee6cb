package loombook.kernel.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JVM in which cells run ends; the kernel says so and begins a new one. */
interface RuntimeStories extends Vocabulary {
    @Test
    default void systemExitEndsTheRuntimeNotTheKernel() {
        cell("int gone = 1;");
        cell("System.exit(3);").fails("RuntimeDied", "exit code 3", "variables and definitions are lost");
        cell("1 + 1").gives("2");
        cell("gone").doesNotCompile("gone");
    }

    @Test
    default void haltEndsTheRuntimeNotTheKernel() {
        cell("Runtime.getRuntime().halt(7);").fails("RuntimeDied", "exit code 7");
        cell("1 + 1").gives("2");
    }

    @Test
    default void aKilledRuntimeIsToldByItsSignal() {
        cell("ProcessHandle.current().pid();\n"
                        + "new ProcessBuilder(\"sh\", \"-c\", \"kill -9 $PPID\").start().waitFor();\nThread.sleep(60_000);")
                .fails("RuntimeDied", "SIGKILL", "137");
        cell("1 + 1").gives("2");
    }

    @Test
    default void whatWasPrintedBeforeTheExitArrivesComplete() {
        var expected =
                IntStream.range(0, 5000).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());
        cell("for (int i = 0; i < 5000; i++) System.out.println(\"line \" + i);\nSystem.out.flush();\nSystem.exit(0);")
                .fails("RuntimeDied", "exit code 0")
                .prints(expected);
    }

    @Test
    default void whatIsQueuedBehindAnExitIsAborted() {
        var exiting = begin("input(\"exit now? \");\nSystem.exit(1);").hasAsked(1, "exit now? ", false);
        var second = begin("2");
        type("yes");
        exiting.done().fails("RuntimeDied", "exit code 1");
        second.done().wasAborted();
        cell("3").gives("3");
    }

    @Test
    default void aRuntimeThatEndsBetweenCellsIsReplaced(@TempDir Path folder) throws IOException {
        var sign = folder.resolve("end");
        var starting = cell("var sign = Path.of(\"" + sign + "\");\nThread.ofPlatform().start(() -> {\n"
                + "    while (!Files.exists(sign)) LockSupport.parkNanos(5_000_000);\n"
                + "    Runtime.getRuntime().halt(9);\n});");
        starting.givesNothing();
        Files.createFile(sign);
        starting.hasPrintedErr("has died").saysOnErr("exit code 9", "a new JVM has been started");
        cell("1 + 1").gives("2");
    }

    @Test
    default void importsAreThereInTheNewRuntime() {
        cell("Runtime.getRuntime().halt(1);").fails("RuntimeDied");
        cell("display(List.of(1));").shows("display_data:[1]");
        cell("void f() {\n    throw new IllegalStateException();\n}\nf()")
                .fails("IllegalStateException", "line 2 in f", "line 4");
    }
}
