package loombook.kernel.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What processes share, and the programs that cells run. */
interface SharedStories extends Vocabulary {
    @Test
    default void sharedValuesAndLocksNeedNoImport() {
        cell("var count = new SharedInt();\nvar lock = new ProcessLock();\nvar adders = new ArrayList<Thread>();\n"
                        + "for (int i = 0; i < 4; i++) adders.add(Thread.startVirtualThread(() -> {\n"
                        + "    for (int k = 0; k < 500; k++) {\n"
                        + "        try (var held = lock.hold()) {\n            count.set(count.get() + 1);\n"
                        + "        } catch (InterruptedException e) {\n            return;\n        }\n    }\n}));\n"
                        + "for (var adder : adders) adder.join();\ncount.get()")
                .gives("2000");
        cell("count").gives("2000");
    }

    @Test
    default void aQueueCarriesRecordsOfCells() {
        cell("record Order(int number, String what) {}");
        cell("var orders = new ProcessQueue<Order>();\norders.put(new Order(1, \"tea\"));\norders.take()")
                .gives("Order[number=1, what=tea]");
        cell("new ProcessQueue<Thread>().put(Thread.currentThread());")
                .fails("IllegalArgumentException", "Thread", "Serializable");
    }

    @Test
    default void aWaitForAQueueCanBeInterrupted() {
        var waiting = begin("System.out.println(\"waiting\");\nnew ProcessQueue<Integer>().take();")
                .hasPrinted("waiting");
        interrupt();
        waiting.done().wasInterrupted();
        cell("1 + 1").gives("2");
    }

    @Test
    default void aWaitForALockCanBeInterrupted() {
        cell("var taken = new ProcessLock();\ntaken.acquire();");
        var waiting =
                begin("System.out.println(\"waiting\");\ntaken.acquire();").hasPrinted("waiting");
        interrupt();
        waiting.done().wasInterrupted();
        cell("taken.release();\ntaken.tryAcquire()").gives("true");
    }

    @Test
    default void aProgramPrintsUnderItsCell() {
        cell("Processes.run(\"sh\", \"-c\", \"echo out; echo wrong >&2\").exitCode()")
                .gives("0")
                .prints("out\n")
                .printsErr("wrong\n");
        cell("Processes.shell(\"echo kept\").capture().run().out().strip()")
                .gives("kept")
                .prints("");
    }

    @Test
    default void whatAProgramPrintsLaterBelongsToTheCellThatStartedIt(@TempDir Path folder) throws IOException {
        var sign = folder.resolve("go");
        var starting = cell("var late = Processes.shell(\"echo begun; while [ ! -e '" + sign
                + "' ]; do sleep 0.02; done; echo late\").start();");
        starting.hasPrinted("begun");
        Files.createFile(sign);
        cell("late.join().exitCode()").gives("0").prints("");
        starting.hasPrinted("late").prints("begun\nlate\n");
    }

    @Test
    default void aMissingProgramIsExplained() {
        cell("Processes.run(\"sortt\");").fails("NotFound", "no program named \"sortt\"", "PATH", "sort");
    }

    @Test
    default void anExitCodeIsAFailureWhereItIsChecked() {
        cell("Processes.shell(\"echo because >&2; exit 3\").run().check();").fails("Failed", "exit code 3", "because");
    }

    @Test
    default void anInterruptEndsAProgramWithAllThatItHasStarted(@TempDir Path folder) throws IOException {
        var pids = folder.resolve("pids");
        var running = begin("Processes.run(\"sh\", \"-c\", \"echo $$ >> " + pids + "; sh -c 'echo $$ >> " + pids
                        + "; echo begun; sleep 600; true'; true\");")
                .hasPrinted("begun");
        interrupt();
        running.done().wasInterrupted();
        var lines = Files.readAllLines(pids);
        assertThat(lines).hasSize(2);
        lines.forEach(SharedStories::awaitEnd);
    }

    @Test
    default void noProgramOutlivesARuntimeThatIsKilled(@TempDir Path folder) throws IOException {
        var pids = folder.resolve("pids");
        // One of them has left the family of the runtime: its parent has ended.
        cell("var kept = Processes.shell(\"echo $$ >> " + pids + "; (setsid sh -c 'echo $$ >> " + pids
                        + "; echo begun; sleep 600; true' &) ; sleep 600; true\").start();")
                .hasPrinted("begun");
        cell("Runtime.getRuntime().halt(9);").fails("RuntimeDied", "exit code 9");
        Files.readAllLines(pids).forEach(SharedStories::awaitEnd);
    }

    private static void awaitEnd(String pid) {
        ProcessHandle.of(Long.parseLong(pid))
                .ifPresent(process -> assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(20)));
    }
}
