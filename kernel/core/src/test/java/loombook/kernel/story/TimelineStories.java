package loombook.kernel.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a timeline tells of a cell. */
interface TimelineStories extends Vocabulary {
    @Test
    default void aTimelineIsAPictureAndAText() {
        var data = cell("""
                var tlLock = new ReentrantLock();
                void tlHold(int ms) throws Exception {
                    tlLock.lock();
                    try { Thread.sleep(ms); } finally { tlLock.unlock(); }
                }
                Timeline.record(() -> {
                    var held = new CountDownLatch(1);
                    var first = Threads.start("the first", () -> { tlLock.lock(); try { held.countDown(); Thread.sleep(200); } finally { tlLock.unlock(); } });
                    held.await();
                    var second = Threads.start("the second", () -> tlHold(20));
                    Threads.joinAll(first, second);
                })
                """).resultData();
        assertThat(data.keySet().stream().map(String::valueOf))
                .containsExactlyInAnyOrder("image/svg+xml", "image/png", "text/plain");
        assertThat(data.get("image/svg+xml"))
                .asString()
                .startsWith("<svg")
                .contains("the first", "the second", "blocked", "held by the first")
                .doesNotContain("<style", "<script", "class=");
        assertThat(data.get("text/plain")).asString().contains("the second |", "xxx", "zzz", "cores");
    }

    @Test
    default void aCellIsRecordedByItsMagic() {
        var cell = cell("%%timeline\nvar tlKept = 5;\nThreads.start(\"seen\", () -> Thread.sleep(30)).join();\ntlKept");
        cell.gives("5").displays("image/png", "image/svg+xml", "text/plain");
        assertThat(cell.ofType("display_data").getFirst().data().get("text/plain"))
                .asString()
                .contains("seen");
        cell("tlKept").gives("5");
        var failed = cell("%%timeline\nThread.sleep(5);\nthrow new IllegalStateException(\"four\");");
        failed.fails("IllegalStateException", "line 3").hears("display_data", "image/png");
        cell("%%timeline").fails("UsageError", "nothing to record", "%%timeline");
    }

    @Test
    default void aRecordedCellThatFailsShowsItsTimelineAndThenItsError() {
        var failed =
                cell("%%timeline\nThreads.start(\"seen\", () -> Thread.sleep(30)).join();\nint none = 1 / (int) 0L;");
        failed.fails("ArithmeticException");
        assertThat(shownAndSaid(failed)).containsExactly("display_data", "error", "idle");
        var refused = cell("%%timeline\nSystem.gc();\nint tlNone = tlNowhere;");
        refused.fails("CompilationError");
        assertThat(shownAndSaid(refused)).containsExactly("display_data", "error", "idle");
        var stopped = begin("%%timeline\n{ System.out.println(\"begun\");\nThread.sleep(600_000); }");
        stopped.hasPrinted("begun");
        interrupt();
        assertThat(shownAndSaid(stopped.done())).containsExactly("display_data", "error", "idle");
    }

    private static List<String> shownAndSaid(Told cell) {
        return cell.types().stream()
                .filter(type -> List.of("display_data", "error", "idle").contains(type))
                .toList();
    }

    @Test
    default void whatTheWorkThrowsIsNotedAndTold() {
        cell("var tlFailed = Timeline.record(() -> { throw new IOException(\"no more\"); });")
                .saysOnErr("The recorded work failed", "no more");
        cell("tlFailed.failure().getMessage()").gives("no more");
        cell("tlFailed.notes()").gives("[The work ended by java.io.IOException: no more]");
    }

    @Test
    default void aTimelineIsNotRecordedInsideAnother() {
        cell("Timeline.record(() -> Timeline.record(() -> 1)).failure().getMessage()")
                .gives("This cell is being recorded already: a timeline can't be inside another."
                        + " Take away one of them, be it %%timeline or Timeline.record(..).");
        cell("Timeline.record(() -> 7).result()").gives("7");
    }

    @Test
    default void threadsThatGoOnAreNamed() {
        cell("""
                var tlEnd = new CountDownLatch(1);
                var tlNoted = Timeline.record(() -> { Threads.start("the long one", () -> tlEnd.await()); Thread.sleep(20); });
                tlEnd.countDown();
                tlNoted.notes().getFirst()
                """).gives("Goes on after the end: the long one.");
    }

    @Test
    default void aCellIsRecordedFromItsBeginToItsEnd() {
        var shown = cell("""
                CellTimeline.begin();
                var all = Threads.startAll(2, i -> () -> Thread.sleep(20));
                Threads.joinAll(all);
                CellTimeline.end();
                """).displays("image/svg+xml", "image/png", "text/plain");
        assertThat(shown.ofType("display_data")).hasSize(1);
        cell("CellTimeline.end();").shows();
    }

    @Test
    default void aRecordingThatNobodyEndsEndsWithItsCell() {
        cell("CellTimeline.begin(); Thread.sleep(10);");
        cell("Timeline.record(() -> 1).result()").gives("1");
    }

    @Test
    default void anInterruptedRecordingIsShown() {
        var recorded = begin("Timeline.record(() -> { System.out.println(\"begun\"); Thread.sleep(60_000); })");
        recorded.hasPrinted("begun");
        interrupt();
        assertThat(recorded.done().ofType("display_data")).hasSize(1);
    }

    @Test
    default void twoCellsRecordThemselvesAtOnce() {
        cell("""
                var tlGate = new CountDownLatch(1);
                var tlOther = new CompletableFuture<Timeline>();
                var tlBegun = new CountDownLatch(1);
                var background = Threads.start("recorder", () -> tlOther.complete(Timeline.record(() -> {
                    tlBegun.countDown();
                    Threads.joinAll(Threads.start("of the first", () -> tlGate.await()));
                })));
                tlBegun.await();
                """);
        cell("""
                var tlMine = Timeline.record(() -> {
                    Threads.joinAll(Threads.start("of the second", () -> Thread.sleep(30)));
                    tlGate.countDown();
                });
                tlMine.lanes().stream().map(Timeline.Lane::name).toList()
                """).gives("[main, of the second]");
        cell("tlOther.get().lanes().stream().map(Timeline.Lane::name).toList()")
                .givesSomethingWith("recorder", "of the first");
    }

    @Test
    default void tenThousandVirtualThreadsAreAGroup() {
        cell("""
                var tlMany = Timeline.record(() -> {
                    var all = new ArrayList<Thread>();
                    for (int i = 0; i < 10_000; i++) all.add(Threads.virtual(() -> Thread.sleep(50)));
                    Threads.joinAll(all);
                });
                tlMany.lanes().stream().map(Timeline.Lane::name).toList()
                """).gives("[main, 10,000 virtual threads]");
        assertThat(cell("tlMany").resultData().get("image/svg+xml").toString().length())
                .isLessThan(60_000);
    }
}
