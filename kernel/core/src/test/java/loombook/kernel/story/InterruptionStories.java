package loombook.kernel.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Cells that are stopped. */
interface InterruptionStories extends Vocabulary {
    @Test
    default void aSleepingCellIsInterruptedAndVariablesLiveOn() {
        cell("int survivor = 7;");
        var cell = begin("{\n    System.out.println(\"asleep\");\n    Thread.sleep(600_000);\n}")
                .hasPrinted("asleep");
        interrupt();
        cell.done().wasInterrupted("line 3", "Thread.sleep");
        cell("survivor").gives("7");
    }

    @Test
    default void whatIsQueuedBehindAnInterruptedCellIsAborted() {
        var sleeping = begin("{\n    System.out.println(\"asleep\");\n    Thread.sleep(600_000);\n}")
                .hasPrinted("asleep");
        var second = begin("System.out.println(\"second\");");
        var third = begin("3");
        interrupt();
        sleeping.done().wasInterrupted();
        second.done().wasAborted();
        third.done().wasAborted();
        cell("4").gives("4");
    }

    @Test
    default void whatIsQueuedBehindAFailedCellIsAborted() {
        var failing = begin("input(\"fail now? \");\nthrow new RuntimeException(\"failed\");");
        failing.hasAsked(1, "fail now? ", false);
        var second = begin("2");
        type("yes");
        failing.done().fails("RuntimeException");
        second.done().wasAborted();
    }

    @Test
    default void whoeverDoesNotStopOnErrorIsNotAborted() {
        var failing = execute(
                "input(\"fail now? \");\nthrow new RuntimeException(\"failed\");", Map.of("stop_on_error", false));
        failing.hasAsked(1, "fail now? ", false);
        var second = begin("2");
        type("yes");
        failing.done().fails("RuntimeException");
        second.done().gives("2");
    }

    @Test
    default void aCellThatHandlesTheInterruptIsInterruptedAllTheSame() {
        var cell = begin("{\n    System.out.println(\"asleep\");\n    try {\n        Thread.sleep(600_000);\n"
                        + "    } catch (InterruptedException e) {\n        System.out.print(\"tidied\");\n    }\n}\n"
                        + "System.out.print(\"never\");")
                .hasPrinted("asleep");
        interrupt();
        cell.done().wasInterrupted().prints("asleep\ntidied");
    }

    @Test
    default void anInterruptWithNothingRunningHarmsNoLaterCell() {
        interrupt();
        cell("Thread.sleep(50);\n\"undisturbed\"").gives("undisturbed");
    }

    @Test
    default void anInterruptedJoinEnds() {
        cell("var forever = new Thread(LockSupport::park);\nforever.setDaemon(true);\nforever.start();");
        var cell = begin("{\n    System.out.println(\"joining\");\n    forever.join();\n}")
                .hasPrinted("joining");
        interrupt();
        cell.done().wasInterrupted("line 3");
    }

    @Test
    default void aCellThatSpinsEndsByTheSecondInterruptAtTheLatest() {
        var cell = begin("{\n    System.out.println(\"spinning\");\n    while (true) {}\n}")
                .hasPrinted("spinning");
        interrupt();
        if (!cell.endsBefore("Interrupt it again")) {
            interrupt();
        }
        assertThat(cell.done().ofType("error"))
                .extracting(one -> one.text("ename"))
                .containsAnyOf("Interrupted", "RuntimeDied");
        cell("2 + 2").gives("4");
    }

    @Test
    default void aSecondInterruptReplacesARuntimeThatNothingElseStops() {
        cell("int lost = 1;");
        cell("var held = new CountDownLatch(1);\nThread.ofPlatform().daemon().start(() -> {\n"
                + "    synchronized (held) {\n        held.countDown();\n        while (true) LockSupport.park();\n"
                + "    }\n});\nheld.await();");
        var cell = begin("{\n    System.out.println(\"blocked\");\n    synchronized (held) {}\n}")
                .hasPrinted("blocked");
        interrupt();
        cell.hasPrintedErr("Interrupt it again");
        interrupt();
        cell.done().fails("RuntimeDied", "did not stop", "replaced", "variables and definitions are lost");
        cell("2 + 2").gives("4");
        cell("lost").doesNotCompile("lost");
    }
}
