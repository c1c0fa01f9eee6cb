package loombook.kernel.story;

import org.junit.jupiter.api.Test;

/** Cells that are stopped while threads, pools and timers work for them. */
interface BackgroundInterruptionStories extends Vocabulary {
    /** Has a cell executed that prints "begun", and interrupts it then. */
    private Told interrupted(String code) {
        var cell = begin(code).hasPrinted("begun");
        interrupt();
        return cell.done();
    }

    @Test
    default void aThreadThatSleepsEnds() {
        cell("Thread sleeper;");
        interrupted("{ sleeper = new Thread(() -> {\n    try {\n        System.out.println(\"begun\");\n"
                        + "        Thread.sleep(600_000);\n    } catch (InterruptedException e) {\n    }\n});\n"
                        + "sleeper.start();\nsleeper.join();\n}")
                .wasInterrupted();
        cell("sleeper.join();\nsleeper.getState()").gives("TERMINATED");
    }

    @Test
    default void aThreadThatIgnoresInterruptsEnds() {
        cell("Thread stubborn;");
        interrupted(
                        "{ stubborn = new Thread(() -> {\n    System.out.println(\"begun\");\n    while (true) {\n        try {\n"
                                + "            Thread.sleep(600_000);\n        } catch (InterruptedException e) {\n        }\n    }\n});\n"
                                + "stubborn.start();\nstubborn.join();\n}")
                .wasInterrupted();
        cell("stubborn.join();\nstubborn.getState()").gives("TERMINATED");
    }

    @Test
    default void aVirtualThreadThatIgnoresInterruptsEnds() {
        cell("Thread lazy;");
        interrupted(
                        "{ lazy = Thread.startVirtualThread(() -> {\n    System.out.println(\"begun\");\n    while (true) {\n        try {\n"
                                + "            Thread.sleep(600_000);\n        } catch (Throwable e) {\n        }\n    }\n});\n"
                                + "lazy.join();\n}")
                .wasInterrupted();
        cell("lazy.join();\nlazy.getState()").gives("TERMINATED");
    }

    @Test
    default void aVirtualThreadInALibrarysLoopEnds() {
        cell("Thread computing;");
        interrupted("{ computing = Thread.startVirtualThread(() -> {\n    System.out.println(\"begun\");\n"
                        + "    BigInteger.valueOf(7).pow(300_000_000);\n});\ncomputing.join();\n}")
                .wasInterrupted();
        cell("computing.join();\ncomputing.getState()").gives("TERMINATED");
    }

    @Test
    default void aThreadThatWaitsForAConnectionEnds() {
        cell("var listening = new ServerSocket(0);\nThread serving;");
        interrupted(
                        "{ serving = new Thread(() -> {\n    System.out.println(\"begun\");\n    try {\n        listening.accept();\n"
                                + "    } catch (IOException e) {\n    }\n});\nserving.start();\nserving.join();\n}")
                .wasInterrupted();
        cell("serving.join();\nlistening.close();\nserving.getState()").gives("TERMINATED");
    }

    @Test
    default void aTaskInTheCommonPoolThatSleepsEnds() {
        cell("var ends = new CountDownLatch(1);");
        interrupted("CompletableFuture.runAsync(() -> {\n    try {\n        System.out.println(\"begun\");\n"
                        + "        Thread.sleep(600_000);\n    } catch (InterruptedException e) {\n"
                        + "        ends.countDown();\n    }\n}).join();")
                .wasInterrupted();
        cell("ends.await();\n\"ended\"").gives("ended");
        cell("CompletableFuture.supplyAsync(() -> Thread.currentThread().isInterrupted()).join()")
                .gives("false");
    }

    @Test
    default void aLoopInAParallelStreamEndsInAllItsThreads() {
        cell("var turning = new AtomicLong();");
        interrupted("IntStream.range(0, 8).parallel().forEach(i -> {\n    System.out.println(\"begun\");\n"
                        + "    while (true) turning.incrementAndGet();\n});")
                .wasInterrupted();
        cell("long before = turning.get();\nThread.sleep(300);\nturning.get() == before")
                .gives("true");
    }

    @Test
    default void tasksThatWaitInAPoolsQueueAreNotDone() {
        cell("var queueing = Executors.newFixedThreadPool(1);\nvar done = new AtomicInteger();");
        interrupted(
                        "{ for (int i = 0; i < 100; i++) {\n    queueing.submit(() -> {\n        System.out.println(\"begun\");\n"
                                + "        Thread.sleep(600_000);\n        return done.incrementAndGet();\n    });\n}\n"
                                + "queueing.submit(done::incrementAndGet).get();\n}")
                .wasInterrupted();
        cell("queueing.submit(() -> Thread.currentThread().isInterrupted() + \" \" + done).get()")
                .gives("false 0");
        cell("queueing.shutdown();");
    }

    @Test
    default void aPoolOfAnEarlierCellLosesTheTasksOfThisOneOnly() {
        cell(
                "var shared = Executors.newFixedThreadPool(2);\nvar beats = new AtomicLong();\n"
                        + "var beating = shared.submit(() -> {\n    while (!Thread.currentThread().isInterrupted()) beats.incrementAndGet();\n});");
        interrupted(
                        "shared.submit(() -> {\n    System.out.println(\"begun\");\n    Thread.sleep(600_000);\n    return 1;\n}).get();")
                .wasInterrupted();
        cell("long before = beats.get();\nwhile (beats.get() == before) Thread.onSpinWait();\n"
                        + "var answer = shared.submit(() -> 6 * 7).get();\nshared.shutdownNow();\nanswer")
                .gives("42");
    }

    @Test
    default void whatIsDoneAgainAndAgainIsDoneNoMore() {
        cell(
                "var timer = Executors.newScheduledThreadPool(1);\nvar ticks = new AtomicLong();\nScheduledFuture<?> ticking;");
        interrupted("{ ticking = timer.scheduleAtFixedRate(() -> {\n"
                        + "    if (ticks.incrementAndGet() == 3) System.out.println(\"begun\");\n"
                        + "}, 1, 5, TimeUnit.MILLISECONDS);\nThread.sleep(600_000);\n}")
                .wasInterrupted();
        cell("try {\n    ticking.get();\n} catch (ExecutionException e) {\n    System.out.print(\"stopped\");\n}")
                .prints("stopped");
        cell("timer.shutdown();");
    }

    @Test
    default void thirtyThreadsThatSleepPrintNothing() {
        interrupted("{ var sleepers = new ArrayList<Thread>();\nfor (int i = 0; i < 30; i++) {\n"
                        + "    sleepers.add(Thread.ofPlatform().start(() -> {\n        try {\n"
                        + "            Thread.sleep(600_000);\n        } catch (InterruptedException e) {\n"
                        + "            throw new IllegalStateException(e);\n        }\n    }));\n}\n"
                        + "System.out.println(\"begun\");\nfor (var one : sleepers) one.join();\n}")
                .wasInterrupted()
                .printsErr("");
    }

    @Test
    default void aThreadThatCanNotBeStoppedIsTold() {
        cell("var key = new Object();\nvar locked = new CountDownLatch(1);\nvar unlock = new CountDownLatch(1);\n"
                + "Thread.ofPlatform().name(\"owner\").start(() -> {\n    synchronized (key) {\n        locked.countDown();\n"
                + "        try {\n            unlock.await();\n        } catch (InterruptedException e) {\n        }\n    }\n});\n"
                + "locked.await();");
        var cell = interrupted("{ var waiter = new Thread(() -> {\n    System.out.println(\"begun\");\n"
                + "    synchronized (key) {}\n}, \"waiter\");\nwaiter.start();\nwaiter.join();\n}");
        cell.wasInterrupted()
                .hasPrintedErr("its thread waiter goes on")
                .saysOnErr("waits for the monitor of java.lang.Object", "thread owner holds", "line 3");
        cell("unlock.countDown();\n2 + 2").gives("4");
    }
}
