package loombook.kernel.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How far something has come. */
interface ProgressStories extends Vocabulary {
    private static String last(Told cell) {
        return text(cell.ofType("update_display_data").getLast());
    }

    private static String text(Heard shown) {
        return String.valueOf(shown.data().get("text/plain"));
    }

    @Test
    default void aLoopIsCountedAndEndsAsALine() {
        var cell = cell(
                "int sum = 0;\nfor (var i : ProgressBar.over(\"adding\", List.of(1, 2, 3))) {\n    sum += i;\n}\nsum");
        cell.gives("6");
        assertThat(cell.ofType("display_data")).hasSize(1);
        assertThat(text(cell.ofType("display_data").getFirst()))
                .startsWith("adding: ▕")
                .contains("0 %, 0 of 3");
        assertThat(last(cell)).startsWith("adding: 3 of 3 in ").doesNotContain("▕");
        assertThat(cell.ofType("update_display_data").getLast().data().keySet().toString())
                .isEqualTo("[text/plain]");
    }

    @Test
    default void aFastLoopIsNotShownMoreThanTenTimesASecond() {
        var cell = cell("long start = System.nanoTime();\nint turns = 0;\n"
                + "for (var i : ProgressBar.over(\"turning\", IntStream.range(0, 300_000).boxed().toList())) turns++;\n"
                + "(System.nanoTime() - start) / 1e9");
        cell.succeeds();
        double seconds = Double.parseDouble(String.valueOf(cell.resultData().get("text/plain")));
        assertThat(cell.ofType("update_display_data")).hasSizeLessThanOrEqualTo((int) (seconds * 10) + 2);
        assertThat(last(cell)).startsWith("turning: 300,000 of 300,000 in ").contains("/s");
    }

    @Test
    default void aStepThatFollowsAnotherAtOnceIsShownThoughNoOtherComes() {
        var cell = cell(
                "var bar = ProgressBar.of(\"waiting\", 3);\nbar.step();\nbar.step();\nThread.sleep(1000);\nbar.close();");
        cell.succeeds();
        assertThat(cell.ofType("update_display_data").stream().map(ProgressStories::text))
                .anySatisfy(text -> assertThat(text).contains("▕", "2 of 3"));
    }

    @Test
    default void aLoopThatIsLeftEndsAsALineThatSaysSo() {
        var cell = cell("for (var i : ProgressBar.over(\"leaving\", List.of(1, 2, 3, 4))) { if (i == 3) break; }");
        cell.hears("update_display_data", "leaving: stopped at 50 %, 2 of 4");
        var failed = cell(
                "for (var i : ProgressBar.over(\"failing\", List.of(1, 2))) { if (i == 2) throw new IllegalStateException(); }");
        failed.fails("IllegalStateException");
        failed.hears("update_display_data", "failing: stopped at 50 %, 1 of 2");
    }

    @Test
    default void aBarWithinABarIsShownBelowItAndGoes() {
        var cell = cell("for (var i : ProgressBar.over(\"outer\", List.of(1, 2))) {\n"
                + "    for (var j : ProgressBar.over(\"inner\", List.of(1, 2, 3))) { Thread.sleep(60); }\n}");
        cell.succeeds();
        assertThat(cell.ofType("display_data")).hasSize(1);
        assertThat(cell.ofType("update_display_data").stream().map(ProgressStories::text))
                .anySatisfy(text -> assertThat(text).contains("outer: ▕", "\n  inner: ▕"));
        assertThat(last(cell)).startsWith("outer: 2 of 2 in ").doesNotContain("inner");
    }

    @Test
    default void threadsCountTogether() {
        cell("try (var bar = ProgressBar.of(\"together\", 10_000); var pool = Threads.pool(8)) {\n"
                        + "    pool.map(i -> { bar.step(); return i; }, IntStream.range(0, 10_000).boxed().toList());\n}")
                .hears("update_display_data", "together: 10,000 of 10,000 in ");
        cell("ProgressBar.over(\"streaming\", Stream.of(1, 2, 3).parallel()).mapToInt(i -> i).sum()")
                .gives("6");
        var bar = cell("var gathered = ProgressBar.of(\"gathered\", 2);\n"
                + "Async.gather(() -> { Async.sleep(2); gathered.step(); return 1; },"
                + " () -> { Async.sleep(1); gathered.step(); return 2; })");
        bar.gives("[1, 2]");
        bar.hears("update_display_data", "gathered: 2 of 2 in ");
    }

    @Test
    default void whatHasNoKnownEndIsCountedToo() {
        cell("try (var bar = ProgressBar.of(\"open\")) { bar.step(5); }").hears("update_display_data", "open: 5 in ");
        cell("ProgressBar.of(\"wrong\", -1);").fails("IllegalArgumentException", "-1 steps");
        cell("for (var i : ProgressBar.over(\"none\", List.of())) {}").hears("update_display_data", "none: 0 of 0 in ");
    }
}
