package loombook.kernel.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        // Shell and control are two channels: an answer on shell tells that what was said before has arrived there.
        say("shell", "kernel_info_request", Map.of()).done();
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

    /** Has a cell executed that prints "begun", and interrupts it then. */
    default Told interrupted(String code) {
        var cell = begin(code).hasPrinted("begun");
        interrupt();
        return cell.done();
    }

    // ---- loops

    @Test
    default void anEmptyLoopEnds() {
        interrupted("{\n    System.out.println(\"begun\");\n    while (true) {}\n}")
                .wasInterrupted("line 3");
    }

    @Test
    default void aLoopThatCountsEndsAndWhatItHasCountedIsKept() {
        cell("long turns = 0;");
        interrupted("{ System.out.println(\"begun\");\nwhile (true) turns++;\n}")
                .wasInterrupted("line 2");
        cell("turns > 0").gives("true");
    }

    @Test
    default void aLoopInALambdaEnds() {
        interrupted("Runnable spin = () -> {\n    System.out.println(\"begun\");\n    while (true) {}\n};\nspin.run();")
                .wasInterrupted("line 3 in lambda", "line 5");
    }

    @Test
    default void aLoopInAClassEnds() {
        interrupted("class Spinner {\n    void spin() {\n        System.out.println(\"begun\");\n        for (;;);\n"
                        + "    }\n}\nnew Spinner().spin();")
                .wasInterrupted("line 4 in Spinner.spin", "line 7");
    }

    @Test
    default void aClassThatIsNeverInitializedEnds() {
        interrupted("class Slow {\n    static int value = forever();\n    static int forever() {\n"
                        + "        System.out.println(\"begun\");\n        while (true) {}\n    }\n}\nSlow.value")
                .wasInterrupted("line 5");
    }

    @Test
    default void aLoopInAThreadEnds() {
        cell("Thread spinning;");
        interrupted("{ spinning = new Thread(() -> {\n    System.out.println(\"begun\");\n    while (true) {}\n});\n"
                        + "spinning.start();\nspinning.join();\n}")
                .wasInterrupted("line 6");
        cell("spinning.join();\nspinning.getState()").gives("TERMINATED");
    }

    @Test
    default void aLoopInAVirtualThreadEnds() {
        cell("Thread spinning;");
        interrupted("{ spinning = Thread.startVirtualThread(() -> {\n    System.out.println(\"begun\");\n"
                        + "    while (true) {}\n});\nspinning.join();\n}")
                .wasInterrupted("line 5");
        cell("spinning.join();\nspinning.getState()").gives("TERMINATED");
    }

    @Test
    default void aLoopInTheCommonPoolEndsAndThePoolGoesOn() {
        interrupted(
                        "CompletableFuture.runAsync(() -> {\n    System.out.println(\"begun\");\n    while (true) {}\n}).join();")
                .wasInterrupted("line 3 in lambda");
        cell("CompletableFuture.supplyAsync(() -> 6 * 7).join()").gives("42");
    }

    @Test
    default void aLoopInAParallelStreamEnds() {
        interrupted("IntStream.range(0, 8).parallel().forEach(i -> {\n    System.out.println(\"begun\");\n"
                        + "    while (true) {}\n});")
                .wasInterrupted("line 3 in lambda");
    }

    @Test
    default void aLoopInAPoolEndsAndThePoolGoesOn() {
        cell("var pool = Executors.newFixedThreadPool(1);");
        interrupted("pool.submit(() -> {\n    System.out.println(\"begun\");\n    while (true) {}\n}).get();")
                .wasInterrupted("line 4");
        cell("pool.submit(() -> Thread.currentThread().isInterrupted()).get()").gives("false");
        cell("pool.shutdown();");
    }

    // ---- loops that do not want to end

    @Test
    default void aLoopThatIgnoresInterruptsEnds() {
        interrupted("{ System.out.println(\"begun\");\nwhile (true) {\n    try {\n        Thread.sleep(600_000);\n"
                        + "    } catch (InterruptedException e) {\n    }\n}\n}")
                .wasInterrupted("line ");
    }

    @Test
    default void aLoopThatCatchesEverythingEnds() {
        interrupted("{ System.out.println(\"begun\");\nwhile (true) {\n    try {\n        Thread.sleep(600_000);\n"
                        + "    } catch (Throwable e) {\n    }\n}\n}")
                .wasInterrupted("line ");
    }

    @Test
    default void aLoopThatCatchesEverythingAndGoesOnAtOnceEnds() {
        interrupted("{ System.out.println(\"begun\");\nlong count = 0;\nouter:\nwhile (true) {\n    try {\n"
                        + "        while (true) {\n            try {\n                count++;\n"
                        + "                continue;\n            } catch (Throwable e) {\n                continue outer;\n"
                        + "            }\n        }\n    } catch (Throwable e) {\n        continue;\n    } finally {\n"
                        + "        count++;\n    }\n}\n}")
                .wasInterrupted("line ");
    }

    @Test
    default void aLongCallOfALibraryEnds() {
        interrupted("{ System.out.println(\"begun\");\nBigInteger.valueOf(7).pow(300_000_000).bitLength();\n}")
                .wasInterrupted("line 2");
        cell("BigInteger.TWO.pow(10)").gives("1024");
    }

    @Test
    default void aLibraryThatPrintsForEverEndsAndLeavesTheStreamWhole() {
        interrupted("Stream.generate(\"begun\"::toString).forEach(System.out::println);")
                .wasInterrupted("line 1");
        cell("System.out.println(\"clean\");\nvar printing = new Thread(() -> System.out.println(\"too\"));\n"
                        + "printing.start();\nprinting.join();")
                .prints("clean\ntoo\n");
    }

    @Test
    default void finallyBlocksAreRunAndMonitorsAreLeft() {
        cell("var monitor = new Object();\nvoid tidy(String what) {\n    System.out.println(what + \" tidied\");\n}");
        interrupted(
                        "try {\n    synchronized (monitor) {\n        System.out.println(\"begun\");\n        while (true) {}\n"
                                + "    }\n} finally {\n    for (var what : List.of(\"one\", \"two\")) {\n        tidy(what);\n    }\n}")
                .wasInterrupted("line 4")
                .prints("begun\none tidied\ntwo tidied\n");
        cell("var free = new Thread(() -> { synchronized (monitor) {} });\nfree.start();\nfree.join();\n\"left\"")
                .gives("left");
    }

    @Test
    default void whoeverTakesNoteHasTimeToTidyUp() {
        interrupted("try {\n    System.out.println(\"begun\");\n    Thread.sleep(600_000);\n"
                        + "} catch (InterruptedException e) {\n    Thread.sleep(100);\n    for (int i = 0; i < 3; i++) {\n"
                        + "        System.out.println(i);\n    }\n}\n\"tidied\"")
                .wasInterrupted()
                .prints("begun\n0\n1\n2\n");
    }

    // ---- waits

    @Test
    default void aWaitForAQueueEnds() {
        interrupted("{ System.out.println(\"begun\");\nnew LinkedBlockingQueue<String>().take();\n}")
                .wasInterrupted("line 2");
    }

    @Test
    default void aWaitForALockEndsAndTheLockIsWhole() {
        cell(
                "var lock = new ReentrantLock();\nvar held = new CountDownLatch(1);\nvar release = new CountDownLatch(1);\n"
                        + "var holder = new Thread(() -> {\n    lock.lock();\n    held.countDown();\n    try {\n"
                        + "        release.await();\n    } catch (InterruptedException e) {\n    } finally {\n"
                        + "        lock.unlock();\n    }\n});\nholder.start();\nheld.await();");
        interrupted("{ System.out.println(\"begun\");\nlock.lock();\n}").wasInterrupted("line 2");
        cell("release.countDown();\nholder.join();\nlock.tryLock()").gives("true");
    }

    @Test
    default void aWaitForAFutureEnds() {
        interrupted("{ System.out.println(\"begun\");\nnew CompletableFuture<String>().join();\n}")
                .wasInterrupted("line 2");
    }

    @Test
    default void aWaitForAConnectionEndsAndTheSocketIsOpen() {
        cell("var server = new ServerSocket(0);");
        interrupted("{ System.out.println(\"begun\");\nserver.accept();\n}").wasInterrupted("line 2");
        cell("try (var client = new Socket(\"localhost\", server.getLocalPort()); var other = server.accept()) {\n"
                        + "    System.out.print(\"connected\");\n}\nserver.close();")
                .prints("connected");
    }

    @Test
    default void aReadFromASocketEnds() {
        cell("var silent = new ServerSocket(0);");
        interrupted("try (var client = new Socket(\"localhost\", silent.getLocalPort())) {\n"
                        + "    System.out.println(\"begun\");\n    client.getInputStream().read();\n}")
                .wasInterrupted("line 3");
        cell("silent.close();");
    }

    @Test
    default void aWaitForAProcessEnds() {
        cell("var sleeping = new ProcessBuilder(\"sleep\", \"600\").start();");
        interrupted("{ System.out.println(\"begun\");\nsleeping.waitFor();\n}").wasInterrupted("line 2");
        cell("sleeping.destroy();");
    }

    @Test
    default void aReadOfAProcessesOutputEndsWithTheProcess() {
        cell("var mute = new ProcessBuilder(\"sleep\", \"600\").start();");
        interrupted("{ System.out.println(\"begun\");\nmute.inputReader().readLine();\n}")
                .wasInterrupted("line 2")
                .saysOnErr("Ending the process", "sleep");
        cell("mute.waitFor();\nmute.isAlive()").gives("false");
    }

    @Test
    default void aReadOfStandardInputEnds() {
        var cell = begin("System.in.read()").hasAsked(1, "", false);
        interrupt();
        cell.done().wasInterrupted("line 1");
    }

    // ---- what it leaves alone, and what it does not say

    @Test
    default void anotherCellsThreadsGoOn() {
        cell(
                "var beats = new AtomicLong();\nvar beating = new Thread(() -> {\n    while (!Thread.interrupted()) beats.incrementAndGet();\n});\n"
                        + "beating.start();");
        interrupted("{ System.out.println(\"begun\");\nwhile (true) {}\n}").wasInterrupted();
        cell("long before = beats.get();\nwhile (beats.get() == before) Thread.onSpinWait();\nbeating.interrupt();\n"
                        + "beating.join();\n\"went on\"")
                .gives("went on");
    }

    @Test
    default void thirtyThreadsThatAreStoppedPrintNothing() {
        interrupted("var many = new ArrayList<Thread>();\nfor (int i = 0; i < 30; i++) {\n"
                        + "    many.add(Thread.ofPlatform().start(() -> { while (true) {} }));\n}\n"
                        + "{ System.out.println(\"begun\");\nfor (var one : many) one.join();\n}")
                .wasInterrupted("line 6");
        cell("for (var one : many) one.join();\nmany.size()").gives("30").printsErr("");
    }

    @Test
    default void aCellThatHandlesTheInterruptToItsEndIsInterruptedAllTheSame() {
        var cell = begin("try {\n    System.out.println(\"begun\");\n    Thread.sleep(600_000);\n"
                        + "} catch (InterruptedException e) {\n    System.out.print(\"tidied\");\n}")
                .hasPrinted("begun");
        var second = begin("2");
        interrupt();
        cell.done().wasInterrupted().prints("begun\ntidied");
        second.done().wasAborted();
    }

    @Test
    default void anInterruptedJoinEnds() {
        cell("var forever = new Thread(LockSupport::park);\nforever.setDaemon(true);\nforever.start();");
        var cell = begin("{\n    System.out.println(\"joining\");\n    forever.join();\n}")
                .hasPrinted("joining");
        interrupt();
        cell.done().wasInterrupted("line 3");
    }

    // ---- what can't be stopped

    @Test
    default void aWaitForAMonitorIsToldAndASecondInterruptReplacesTheRuntime() {
        cell("int lost = 1;");
        cell("var held = new CountDownLatch(1);\nThread.ofPlatform().name(\"holder\").daemon().start(() -> {\n"
                + "    synchronized (held) {\n        held.countDown();\n        while (true) LockSupport.park();\n"
                + "    }\n});\nheld.await();");
        var cell = begin("{\n    System.out.println(\"blocked\");\n    synchronized (held) {}\n}")
                .hasPrinted("blocked");
        interrupt();
        cell.hasPrintedErr("Interrupt it again")
                .saysOnErr(
                        "waits for the monitor of java.util.concurrent.CountDownLatch",
                        "thread holder holds",
                        "line 3",
                        "variables and definitions are lost");
        interrupt();
        cell.done().fails("RuntimeDied", "did not stop", "replaced", "variables and definitions are lost");
        cell("2 + 2").gives("4");
        cell("lost").doesNotCompile("lost");
    }

    @Test
    default void aCellThatCouldNotBeStoppedEndsWhenItsWaitDoes(@TempDir Path folder) throws IOException {
        var sign = folder.resolve("free");
        cell("int kept = 1;\nvar taken = new CountDownLatch(1);\nThread.ofPlatform().daemon().start(() -> {\n"
                + "    synchronized (taken) {\n        taken.countDown();\n        while (!Files.exists(Path.of(\""
                + sign
                + "\"))) LockSupport.parkNanos(5_000_000);\n    }\n});\ntaken.await();");
        var cell = begin("{ System.out.println(\"begun\");\nsynchronized (taken) {}\nSystem.out.println(\"never\");\n}")
                .hasPrinted("begun");
        interrupt();
        cell.hasPrintedErr("Interrupt it again");
        Files.createFile(sign);
        cell.done().wasInterrupted("line 2").prints("begun\n");
        cell("kept").gives("1");
    }
}
