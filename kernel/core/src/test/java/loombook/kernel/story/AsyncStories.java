package loombook.kernel.story;

import org.junit.jupiter.api.Test;

/** Cells that use {@code loombook.async}: what is told where, and what an interrupt ends. */
interface AsyncStories extends Vocabulary {
    @Test
    default void aCellAwaitsWithoutMain() {
        cell("""
                int square(int i) {
                    Async.sleep(10 * (4 - i));
                    System.out.print(i + " ");
                    return i * i;
                }
                """);
        cell("Async.gather(() -> square(1), () -> square(2), () -> square(3))")
                .gives("[1, 4, 9]")
                .prints("3 2 1 ");
        cell("Async.run(() -> square(4))").gives("16");
    }

    @Test
    default void aCellHoldsTheLoopFromItsFirstTaskToItsEnd() {
        cell("""
                var begun = new ArrayList<String>();
                var first = Async.task(() -> begun.add("task"));
                begun.add("cell");
                record Between(int definitions) {}
                int alsoBetween() { return 1; }
                begun.add("" + new Between(alsoBetween()).definitions());
                begun.add("end");
                """).succeeds();
        cell("first.await();\nbegun").gives("[cell, 1, end, task]");
    }

    @Test
    default void aTaskLivesOnUnderItsCell() {
        var starting = cell("""
                var go = new AsyncEvent();
                var late = Async.task("late", () -> {
                    System.out.print("begun ");
                    go.await();
                    System.out.print("late");
                    return 42;
                });
                """);
        starting.hasPrinted("begun ");
        cell("System.out.print(\"other\");\ngo.set();\nlate.await()")
                .gives("42")
                .prints("other");
        starting.hasPrinted("late").prints("begun late");
        cell("late.state()").gives("SUCCESS");
    }

    @Test
    default void anotherThreadGivesTheLoopWork() {
        cell("var loop = Async.loop();\nvar told = new AsyncQueue<String>();");
        cell("""
                Thread.startVirtualThread(() -> {
                    loop.callSoonThreadsafe(() -> told.offer("called on " + Thread.currentThread().getName()));
                });
                told.get()
                """).gives("called on loombook-loop");
        cell("ForkJoinPool.commonPool().submit(() -> loop.submit(() -> 6 * 7).get()).get()")
                .gives("42");
    }

    @Test
    default void aFailureThatNobodyHasAwaitedIsToldUnderItsCell() {
        cell("Async.run(() -> {\n    Async.task(\"lost\", () -> {\n        throw new IOException(\"unseen\");\n    });\n"
                        + "    Async.sleep(1);\n});")
                .hasPrintedErr("line 3")
                .saysOnErr("Task lost failed, and nobody has awaited it", "IOException", "unseen");
        var top = cell("var gone = Async.task(\"gone\", () -> {\n    throw new IOException(\"unseen too\");\n});");
        top.hasPrintedErr("line 2").saysOnErr("Task gone failed, and nobody has awaited it", "unseen too");
        cell("var seen = Async.task(() -> {\n    throw new IOException(\"seen\");\n});\n"
                        + "try {\n    seen.await();\n} catch (IOException e) {\n    System.out.print(\"caught\");\n}")
                .prints("caught")
                .printsErr("");
    }

    @Test
    default void aTaskThatNeverBeganIsTold() {
        cell("Async.run(() -> {\n    Async.task(() -> {\n        Async.task(\"idle\", () -> System.out.print(\"never\"));\n    });\n});")
                .prints("")
                .hasPrintedErr("Task idle was never begun, since its loop came to its end.\n")
                .doesNotSayOnErr("Exception");
    }

    @Test
    default void aTurnIsAsSlowAsTheReaderSays() {
        var cell = cell("""
                Async.run(() -> {
                    Async.loop().slowTurns(Duration.ofMillis(30));
                    var slow = Async.task("slow", () -> {
                        Thread.sleep(80);
                    });
                    slow.await();
                    Async.loop().slowTurns(Duration.ofSeconds(5));
                    Async.task("slower", () -> Thread.sleep(80)).await();
                });""");
        cell.saysOnErr("Task slow held the event loop for", "line 4 in lambda:  Thread.sleep(80);")
                .doesNotSayOnErr("slower held");
        cell("Async.run(() -> Async.loop().slowTurns(Duration.ZERO));").fails("IllegalArgumentException", "PT0S");
    }

    @Test
    default void debugModeNamesWhoHeldTheLoop() {
        cell("Async.run(() -> {\n    var slow = Async.task(\"slow\", () -> {\n        Thread.sleep(300);\n    });\n"
                        + "    slow.await();\n}, true);")
                .hasPrintedErr("line 3")
                .saysOnErr(
                        "Task slow held the event loop for 0.3",
                        "nothing else could run:\n    at cell [",
                        "Thread.sleep(300)")
                .doesNotSayOnErr("loombook", "HeldLoop");
    }

    @Test
    default void aLoopInALoopIsRefused() {
        cell("Async.run(() -> { Async.run(() -> {}); });")
                .fails("IllegalStateException", "can't be called where an event loop runs already");
    }

    @Test
    default void outsideOfALoopNothingIsAwaited() {
        cell("Executors.newVirtualThreadPerTaskExecutor().submit(() -> Async.sleep(1)).get();")
                .fails("ExecutionException", "No event loop runs on thread", "Async.run(");
        cell("Async.run(() -> Async.loop().callSoon(() -> Async.sleep(1)));")
                .hasPrintedErr("A function that the event loop calls can't await anything");
    }

    @Test
    default void aTaskOfAnotherLoopIsNotAwaited() {
        cell("var here = Async.task(() -> 1);\nhere.await();\nAsync.run(() -> here.await());")
                .fails("IllegalStateException", "belongs to another event loop");
    }

    @Test
    default void anInterruptCancelsAndLetsTasksTidyUp() {
        var cell = begin("""
                Async.run(() -> {
                    try {
                        var child = Async.task(() -> {
                            try {
                                Async.sleep(600_000);
                            } finally {
                                Async.sleep(10);
                                System.out.print("child ");
                            }
                        });
                        System.out.print("begun ");
                        child.await();
                    } finally {
                        Async.sleep(10);
                        System.out.print("main ");
                    }
                });
                """).hasPrinted("begun ");
        interrupt();
        cell.done().wasInterrupted();
        cell.prints("begun child main ");
        cell("Async.run(() -> {\n    Async.sleep(1);\n    return \"alive\";\n})")
                .gives("alive");
    }

    @Test
    default void anInterruptEndsWhatACellAwaitsAtItsTop() {
        var other =
                cell("var survivor = Async.task(() -> {\n    Async.sleep(400);\n    System.out.print(\"survived\");\n});")
                        .succeeds();
        var cell = begin("System.out.print(\"begun\");\nAsync.sleep(600_000);").hasPrinted("begun");
        interrupt();
        cell.done().wasInterrupted();
        cell("survivor.await();").succeeds();
        other.hasPrinted("survived");
    }

    @Test
    default void anInterruptEndsTasksThatIgnoreIt() {
        var cell = begin("""
                Async.run(() -> {
                    Async.task("stubborn", () -> {
                        while (true) {
                            try {
                                Async.sleep(600_000);
                            } catch (Exception e) {
                                System.out.print("no ");
                            }
                        }
                    });
                    Async.sleep(1);
                    System.out.print("begun ");
                    Async.sleep(600_000);
                });
                """).hasPrinted("begun ");
        interrupt();
        cell.done().wasInterrupted();
        cell("Async.run(() -> 1)").gives("1");
    }

    @Test
    default void anInterruptEndsATaskThatHoldsTheLoop() {
        for (var work : new String[] {"Thread.sleep(600_000)", "while (i >= 0) { i = (i + 1) % 7; }"}) {
            var cell = begin("Async.run(() -> {\n    Async.task(() -> {\n        int i = 0;\n"
                            + "        System.out.print(\"begun\");\n        " + work + ";\n    });\n"
                            + "    Async.sleep(600_000);\n});")
                    .hasPrinted("begun");
            interrupt();
            cell.done().wasInterrupted();
            cell("Async.task(() -> 1).await()").gives("1");
        }
    }

    @Test
    default void tenThousandTasksThatAreInterruptedLeaveNothing() {
        var cell = begin("""
                Async.run(() -> {
                    var all = IntStream.range(0, 10_000).mapToObj(i -> Async.task(() -> Async.sleep(600_000))).toList();
                    Async.sleep(1);
                    System.out.print("begun");
                    Async.gather(all);
                });
                """).hasPrinted("begun");
        interrupt();
        cell.done().wasInterrupted();
        cell("Async.run(() -> 1)").gives("1");
    }
}
