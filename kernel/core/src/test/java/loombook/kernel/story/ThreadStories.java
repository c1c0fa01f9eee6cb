package loombook.kernel.story;

import org.junit.jupiter.api.Test;

/** What threads say belongs to the cell that started them, however late it comes. */
interface ThreadStories extends Vocabulary {
    @Test
    default void aThreadThatIsJoinedPrintsUnderItsCell() {
        cell("var thread = new Thread(() -> System.out.print(\"hello\"));\nthread.start();\nthread.join();")
                .prints("hello");
        cell("var virtual = Thread.startVirtualThread(() -> System.out.print(\"hello\"));\nvirtual.join();")
                .prints("hello");
    }

    @Test
    default void aLateThreadPrintsUnderTheCellThatStartedIt() {
        var starting = cell("var gate = new CountDownLatch(1);\nnew Thread(() -> {\n"
                        + "    try { gate.await(); } catch (InterruptedException e) { return; }\n"
                        + "    System.out.print(\"late\");\n    System.err.print(\"wrong\");\n}).start();")
                .givesNothing();
        var other = cell("System.out.print(\"other\");\ngate.countDown();");
        starting.hasPrinted("late").hasPrintedErr("wrong").prints("late");
        other.prints("other").printsErr("");
    }

    @Test
    default void aLateVirtualThreadPrintsUnderTheCellThatStartedIt() {
        var starting = cell("var gateV = new CountDownLatch(1);\nThread.ofVirtual().start(() -> {\n"
                + "    try { gateV.await(); } catch (InterruptedException e) { return; }\n"
                + "    System.out.print(\"late\");\n});");
        var other = cell("gateV.countDown();");
        starting.hasPrinted("late");
        other.prints("");
    }

    @Test
    default void aTaskOfAPerTaskExecutorPrintsUnderTheCellThatSubmittedIt() {
        var starting = cell("var gateT = new CountDownLatch(1);\n"
                + "var perTask = Executors.newVirtualThreadPerTaskExecutor();\n"
                + "perTask.submit(() -> { gateT.await(); System.out.print(\"late\"); return 1; });");
        cell("gateT.countDown();\nperTask.close();").prints("");
        starting.hasPrinted("late").prints("late");
    }

    @Test
    default void whatALateThreadDisplaysBelongsToItsCell() {
        var starting = cell("var gateD = new CountDownLatch(1);\nvar showing = new Thread(() -> {\n"
                + "    try { gateD.await(); } catch (InterruptedException e) { return; }\n"
                + "    display(\"shown late\");\n    System.out.print(\"shown\");\n});\nshowing.start();");
        cell("gateD.countDown();\nshowing.join();").prints("").shows();
        starting.hasPrinted("shown").shows("display_data:shown late", "stdout:shown");
    }

    @Test
    default void anUncaughtExceptionIsToldUnderItsCellWithItsLine() {
        var cell = cell("var failing = new Thread(() -> {\n    int zero = 0;\n    System.out.println(1 / zero);\n"
                + "}, \"divider\");\nfailing.start();\nfailing.join();");
        cell.hasPrintedErr("line 3").saysOnErr("divider", "ArithmeticException", "/ by zero", "1 / zero");
        cell.givesNothing();
    }

    @Test
    default void anUncaughtExceptionOfAVirtualThreadIsToldToo() {
        cell("Thread.startVirtualThread(() -> {\n    throw new IllegalStateException(\"lost\");\n}).join();")
                .hasPrintedErr("line 2")
                .saysOnErr("virtual thread", "IllegalStateException", "lost");
    }

    @Test
    default void aLateUncaughtExceptionIsToldUnderTheCellThatStartedTheThread() {
        var starting = cell("var gateU = new CountDownLatch(1);\nnew Thread(() -> {\n"
                + "    try { gateU.await(); } catch (InterruptedException e) { return; }\n"
                + "    throw new IllegalStateException(\"lost late\");\n}).start();");
        var other = cell("gateU.countDown();");
        starting.hasPrintedErr("line 4").saysOnErr("lost late");
        other.printsErr("");
    }

    @Test
    default void aThreadMayOutliveItsDefinition() {
        var starting = cell(
                "var gateR = new CountDownLatch(1);\nvoid work() throws Exception {\n    gateR.await();\n"
                        + "    throw new IllegalStateException(\"old code\");\n}\n"
                        + "new Thread(() -> { try { work(); } catch (Exception e) { throw new RuntimeException(e); } }).start();");
        cell("\n\n\n\n\nvoid work() {\n    // another one\n}").succeeds();
        cell("gateR.countDown();");
        starting.hasPrintedErr("line 4 in work").saysOnErr("old code");
    }
}
