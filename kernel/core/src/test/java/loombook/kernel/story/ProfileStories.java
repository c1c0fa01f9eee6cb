package loombook.kernel.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where a cell spends its CPU time. */
interface ProfileStories extends Vocabulary {
    /** Defines work that takes some CPU time, and returns the cell's number. */
    private long define() {
        return cell("""
                volatile double pfSink;
                void pfWork(int ms) {
                    long end = System.nanoTime() + ms * 1_000_000L;
                    double sum = 0;
                    while (System.nanoTime() < end) {
                        for (int i = 1; i < 10_000; i++) sum += Math.sqrt(i);
                    }
                    pfSink = sum;
                }
                """).number();
    }

    @Test
    default void aProfileIsAFlameGraphThatNamesTheLinesOfCells() {
        long defined = define();
        var data = cell("var pf = Profile.record(() -> { pfWork(400); return 7; });\npf")
                .resultData();
        assertThat(data.keySet().stream().map(String::valueOf))
                .containsExactlyInAnyOrder("image/svg+xml", "image/png", "text/plain");
        assertThat(data.get("image/svg+xml"))
                .asString()
                .startsWith("<svg")
                .contains("pfWork", "your cells")
                .doesNotContain("<style", "<script", "class=", "loombook.agent");
        assertThat(data.get("text/plain"))
                .asString()
                .containsPattern("cell \\[" + defined + "], line [3-7], pfWork")
                .contains("CPU time", "samples");
        cell("pf.result() + \" \" + (pf.share(\"pfWork\") > 0.9) + \" \" + (pf.samples() > 10)")
                .gives("7 true true");
        cell("Profile.record(() -> pfWork(200)).share(\"pfWork\") > 0.9").gives("true");
        cell("pf.top(1)").givesSomethingWith("pfWork", "itself", "with calls");
    }

    @Test
    default void aLineAndACellAreProfiledByTheirMagic() {
        define();
        cell("%profile pfWork(200)").displays("image/png", "image/svg+xml", "text/plain");
        var cell = cell("%%profile\nvar pfKept = 5;\nThread.startVirtualThread(() -> pfWork(200)).join();\npfKept");
        cell.gives("5").displays("image/png", "image/svg+xml", "text/plain");
        assertThat(cell.ofType("display_data").getFirst().data().get("text/plain"))
                .asString()
                .contains("pfWork");
        cell("%%profile").fails("UsageError", "nothing to profile", "%%profile");
    }

    @Test
    default void onlyTheThreadsOfTheCellAreSeen() {
        define();
        cell(
                "var pfGoes = new AtomicBoolean(true); Thread.ofPlatform().name(\"other\").start(() -> { while (pfGoes.get()) Math.sqrt(2); });");
        cell("""
                var pfMine = Profile.record(() -> {
                    try (var pool = Threads.pool(2)) { pool.map(ms -> { pfWork(ms); return ms; }, List.of(150, 150)); }
                });
                pfGoes.set(false);
                (pfMine.share("pfWork") > 0.8) + " " + pfMine.failure()
                """).gives("true null");
    }

    @Test
    default void aWorkerReturnsItsProfile() {
        long defined = define();
        cell("""
                try (var pool = Processes.pool(1)) {
                    var pfOfWorker = pool.submit(() -> Profile.record(() -> { pfWork(400); return "done"; })).get();
                    System.out.println(pfOfWorker.result() + " " + (pfOfWorker.share("pfWork") > 0.8));
                    display(pfOfWorker);
                }
                """).prints("done true\n").displays("image/png", "image/svg+xml");
        assertThat(defined).isPositive();
    }

    @Test
    default void whatTheWorkThrowsAndWhatIsTooShortIsSaid() {
        cell("var pfFailed = Profile.record(() -> { throw new IOException(\"no more\"); });")
                .saysOnErr("The profiled work failed", "no more");
        cell("pfFailed.failure().getMessage()").gives("no more");
        cell("Profile.record(() -> Profile.record(() -> 1)).failure().getMessage()")
                .gives("This is being recorded already: a profile can't be inside another one, or inside a timeline."
                        + " Take away one of them.");
        cell("Timeline.record(() -> Profile.record(() -> 1)).failure().getMessage()")
                .givesSomethingWith("inside a timeline");
        cell("Profile.record(() -> Thread.sleep(30))").givesSomethingWith("Profile of");
    }

    @Test
    default void anInterruptedProfileIsShown() {
        define();
        var profiled = begin("Profile.record(() -> { System.out.println(\"begun\"); pfWork(60_000); })");
        profiled.hasPrinted("begun");
        interrupt();
        assertThat(profiled.done().ofType("display_data")).hasSize(1);
    }
}
