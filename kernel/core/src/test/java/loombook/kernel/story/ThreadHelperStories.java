package loombook.kernel.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What cells do with {@code loombook.thread}, which is there without an import. */
interface ThreadHelperStories extends Vocabulary {
    @Test
    default void threadsAreStartedAndJoinedInOneLineEach() {
        cell("var names = new ConcurrentSkipListSet<String>();\n"
                        + "var visitors = Threads.startAll(3, i -> () -> names.add(\"visitor \" + i));\n"
                        + "Threads.joinAll(visitors);\nnames")
                .gives("[visitor 0, visitor 1, visitor 2]");
        cell("var one = Threads.start(\"reader\", () -> System.out.print(Thread.currentThread().getName()));\n"
                        + "one.join();\none.isDaemon() + \" \" + one.isVirtual()")
                .prints("reader")
                .gives("false false");
    }

    @Test
    default void workMayThrowAndTheFailureIsToldOnceWithTheThreadsNameAndLine() {
        var cell = cell("var failing = Threads.start(\"divider\", () -> {\n    Thread.sleep(1);\n"
                + "    throw new IOException(\"no disk\");\n});\nfailing.join();");
        cell.hasPrintedErr("line 3")
                .saysOnErr("divider", "IOException", "no disk")
                .givesNothing();
        cell.saysOnErrOnce("ended by");
    }

    @Test
    default void aLateHelperThreadPrintsUnderTheCellThatStartedIt() {
        var starting = cell("var late = new Event();\n"
                + "Threads.virtual(() -> { late.await(); System.out.print(\"late\"); });\n"
                + "Threads.daemon(() -> { late.await(); throw new IllegalStateException(\"lost late\"); });");
        var other = cell("late.set();");
        starting.hasPrinted("late").hasPrintedErr("lost late");
        other.prints("").printsErr("");
    }

    @Test
    default void aTimerWorksLaterOrIsCancelled() {
        cell("var ringing = Threads.startAfter(java.time.Duration.ofMillis(1), () -> System.out.print(\"ring\"));\n"
                        + "var silent = Threads.startAfter(java.time.Duration.ofDays(1), () -> System.out.print(\"never\"));\n"
                        + "silent.cancel();\nThreads.joinAll(ringing, silent);\nsilent.isCancelled()")
                .prints("ring")
                .gives("true");
    }

    @Test
    default void aPoolsTaskBelongsToTheCellThatSubmitsIt() {
        cell("var shared = Threads.pool(2, \"shared\");\nshared.submit(() -> 1).get()")
                .gives("1");
        var submitting = cell(
                "var open = new Event();\nvar asked = shared.submit(() -> { open.await(); System.out.print(\"mine\"); return 7; });");
        cell("open.set();\nasked.get()").gives("7").prints("");
        submitting.hasPrinted("mine");
        cell("shared.close();\nshared").gives("ThreadPool[shared, threads=2, running=0, pending=0, closed]");
    }

    @Test
    default void aPoolMapsInOrder() {
        cell("int square(int n) throws Exception { Thread.sleep(5 - n); return n * n; }\n"
                        + "List<Integer> squares;\n"
                        + "try (var pool = Threads.pool(4)) {\n    squares = pool.map(n -> square(n), List.of(1, 2, 3, 4));\n}\nsquares")
                .gives("[1, 4, 9, 16]");
        cell("Function<Integer, Integer> twice = n -> 2 * n;\n"
                        + "try (var pool = Threads.virtualPool()) {\n    System.out.print(pool.map(twice, List.of(1, 2)));\n"
                        + "    System.out.print(pool.map(Math::pow, List.of(2.0, 3.0), List.of(3.0)));\n"
                        + "    for (var n : pool.imap(n -> n + 1, List.of(1, 2))) System.out.print(n);\n}")
                .prints("[2, 4][8.0]23");
    }

    @Test
    default void aTasksFailureIsTheFuturesAndNotShownTwice() {
        var cell = cell("var bad = Threads.pool(1, \"bad\");\n"
                + "var lost = bad.submit(() -> { throw new IOException(\"asked for\"); });\n"
                + "try { lost.get(); } catch (ExecutionException e) { System.out.print(e.getCause().getMessage()); }\n"
                + "bad.close();\nlost = null;\nSystem.gc();");
        cell.prints("asked for").printsErr("");
    }

    @Test
    default void aFailureThatNobodyCanAskForAnyMoreIsShown() {
        var cell = cell(
                "void submitAndForget() {\n    try (var pool = Threads.pool(1, \"forgotten\")) {\n"
                        + "        pool.submit(() -> { throw new IOException(\"nobody asked\"); });\n    }\n}\nsubmitAndForget();");
        cell.hasPrintedErr("nobody asked").saysOnErr("forgotten-1", "IOException");
        cell.saysOnErrOnce("ended by");
    }

    @Test
    default void futuresComeAsTheyAreDone() {
        cell("var first = new Event();\n"
                        + "try (var pool = Threads.pool(2)) {\n"
                        + "    var slow = pool.submit(() -> { first.await(); return \"slow\"; });\n"
                        + "    var quick = pool.submit(() -> \"quick\");\n"
                        + "    for (var f : Threads.asCompleted(List.of(slow, quick))) {\n"
                        + "        System.out.print(f.get() + \" \");\n        first.set();\n    }\n}")
                .prints("quick slow ");
    }

    @Test
    default void aQueueIsJoined() {
        var consuming = cell("var queue = new JoinableQueue<Integer>(2);\nvar sum = new AtomicInteger();\n"
                + "var consumer = Threads.daemon(() -> {\n    while (true) {\n        sum.addAndGet(queue.take());\n"
                + "        queue.taskDone();\n    }\n});\n"
                + "for (int i = 1; i <= 10; i++) queue.put(i);\nqueue.join();\nsum");
        consuming.gives("55");
        cell("queue.taskDone();").fails("IllegalStateException", "too many times");
        cell("queue.shutdown();\nconsumer.join();").printsErr("");
        consuming.hasPrintedErr("is shut down").saysOnErr("Thread-", "ShutDownException");
    }

    @Test
    default void interruptingTheCellEndsItsHelpersThreads() {
        cell("var begun = new CountDownLatch(3);\nvar never = new Event();").succeeds();
        var waiting = begin("var sleeper = Threads.start(\"sleeper\", () -> { begun.countDown(); never.await(); });\n"
                + "var forever = Threads.pool(1);\n"
                + "var stuck = forever.submit(() -> { begun.countDown(); while (true) { Thread.onSpinWait(); } });\n"
                + "var pending = forever.submit(() -> 1);\n"
                + "begun.countDown();\nSystem.out.print(\"waits\");\nforever.close();");
        waiting.hasPrinted("waits");
        interrupt();
        waiting.done().wasInterrupted();
        cell("sleeper.join();\nstuck.state() + \" \" + pending.isDone() + \" \" + forever.isTerminated()")
                .gives("FAILED true true");
    }

    @Test
    default void whatAMapAsksForAndFailsIsNotShownBeside() {
        var mapping =
                cell("try (var mapping = Threads.pool(2)) {\n    mapping.map(n -> 6 / n, List.of(0, 1, 0, 0));\n}")
                        .fails("ExecutionException", "by zero");
        // What is garbage is told of in the order in which it was found: by now the map's would have been, too.
        cell("void fail() {\n    try (var pool = Threads.virtualPool(\"after\")) {\n"
                        + "        pool.submit(() -> { throw new IOException(\"after\"); });\n    }\n}\n"
                        + "fail();\nSystem.gc();")
                .hasPrintedErr("after");
        mapping.printsErr("");
    }

    @Test
    default void completionAndInspectionKnowTheHelpers() {
        var completion = say("shell", "complete_request", Map.of("code", "Threads.po", "cursor_pos", 10))
                .done();
        assertThat(completion.reply().content().get("matches")).isEqualTo(List.of("pool("));
        var inspection = say("shell", "inspect_request", Map.of("code", "Threads", "cursor_pos", 7))
                .done();
        assertThat(inspection.reply().content()).containsEntry("found", true);
        assertThat(inspection.reply().data().get("text/plain"))
                .asString()
                .contains("loombook.thread.Threads", "The threads are the JDK's.");
    }

    @Test
    default void aUsersOwnTypesWinOverOurs() {
        // Only such names as no other story uses: these definitions stay.
        cell("record PoolFuture(String what) {}\nclass ThreadTimer { static String start() { return \"mine\"; } }\n"
                        + "new PoolFuture(ThreadTimer.start()).what()")
                .gives("mine");
        cell("enum ThreadPool { SMALL }\nThreadPool pool() { return ThreadPool.SMALL; }")
                .succeeds();
        cell("new PoolFuture(\"later \" + pool())").gives("PoolFuture[what=later SMALL]");
    }

    @Test
    default void theNamesThatAUserThinksOfFirstAreTheUsers() {
        cell("""
                class Event {
                    final List<String> log = new ArrayList<>();
                    void set() { log.add("set"); }
                }
                enum State { READY, DONE }
                record Task(String name, State state) {
                    Task done() { return new Task(name, State.DONE); }
                }
                class Channel extends ArrayDeque<Task> {}
                interface Worker { Task work(Task task); }
                class Pool {
                    final Channel channel = new Channel();
                    void submit(Task task, Worker worker) { channel.add(worker.work(task)); }
                }
                var event = new Event();
                var pool = new Pool();
                pool.submit(new Task("bake", State.READY), Task::done);
                event.set();
                pool.channel.remove() + " " + event.log""").gives("Task[name=bake, state=DONE] [set]");
        cell("""
                Worker worker = Task::done;
                pool.submit(new Task("cool", State.READY), worker);
                var thread = Threads.start(() -> event.set());
                thread.join();
                pool.channel.peek().state() + " " + event.log""").gives("DONE [set, set]");
        // They would stay, and other stories mean ours by these names.
        cell("System.exit(0);").fails("RuntimeDied");
        cell("new Event().isSet()").gives("false");
    }
}
