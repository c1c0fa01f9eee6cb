package loombook.kernel.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long something takes: stopwatches, {@code time}, and the magics. */
interface TimingStories extends Vocabulary {
    /** What {@code %timeit} prints, its figures left out. */
    Pattern TIMEIT = Pattern.compile("(?s)\\S+ [nµm]?s ± \\S+ [nµm]?s a run, (nothing|[\\d,]+ bytes) allocated\n"
            + "median ± half the spread of the middle half, best \\S+ [nµm]?s\n"
            + "[\\d,]+ rounds? of [\\d,]+ runs?, after .* of warm-up\n.*");

    /** What {@code %time} prints, its figures left out. */
    Pattern TIME = Pattern.compile(
            "wall \\S+ [nµm]?s, CPU \\S+ [nµm]?s, (1 thread|[\\d,]+ threads, at most [\\d,]+ at once)\n");

    private static String printed(Told told) {
        told.succeeds();
        var text = new StringBuilder();
        told.ofType("stream").forEach(one -> text.append(one.text("text")));
        return text.toString();
    }

    // ---- time(..), stopwatches, comparisons

    @Test
    default void timePrintsHowLongWorkTakesAndGivesItsResult() {
        var told = cell("int sum = time(\"adding\", () -> IntStream.range(0, 10).sum());\nsum");
        told.gives("45");
        assertThat(printed(told)).matches("adding: \\S+ [nµm]?s\n");
        assertThat(printed(cell("time(\"saying\", () -> System.out.println(\"it\"));")))
                .matches("it\nsaying: \\S+ [nµm]?s\n");
    }

    @Test
    default void timeLetsThroughWhatTheWorkThrows() {
        var told = cell("time(\"failing\", () -> { throw new IOException(\"no flour\"); });")
                .fails("IOException", "no flour");
        assertThat(told.ofType("stream"))
                .anySatisfy(one -> assertThat(one.text("text")).matches("failing: \\S+ [nµm]?s until it failed\n"));
    }

    @Test
    default void aStopwatchIsATableOfItsLaps() {
        var data = cell("var watch = new Stopwatch();\nwatch.lap(\"mixing\");\nwatch.lap(\"baking\");\nwatch")
                .resultData();
        assertThat(data.get("text/html")).asString().contains("<table>", "mixing", "baking");
        assertThat(data.get("text/plain")).asString().contains("lap", "time", "share", "mixing", "%");
        cell("new Stopwatch()").givesSomethingWith("s");
    }

    @Test
    default void aComparisonIsATableAndAChart() {
        var told = cell("""
                var numbers = new int[20_000];
                var compared = new Comparison("Sum")
                        .with("once", () -> IntStream.of(numbers).sum())
                        .with("five times", () -> { int s = 0; for (int i = 0; i < 5; i++) s += IntStream.of(numbers).map(x -> x + 1).sum(); return s; })
                        .rounds(7)
                        .run();
                compared
                """);
        assertThat(told.resultData().get("text/plain")).asString().contains("Sum", "once", "five times", "with 95 %");
        cell("compared.ratio(\"five times\").low() > 1.5").gives("true");
        cell("compared.ratio(\"once\").median()").gives("1.0");
        assertThat(cell("compared.chart()").resultData().keySet().stream().map(String::valueOf))
                .contains("image/png");
        cell("new Comparison(\"x\").with(\"a\", () -> 1).with(\"a\", () -> 2);").fails("IllegalArgumentException", "a");
        cell("new Comparison(\"x\").run();").fails("IllegalStateException", "nothing to compare");
    }

    // ---- %time

    @Test
    default void aTimedCellRunsAsItWouldWithout() {
        var told = cell("%%time\nint timed = 1;\nrecord Timed(int value) {}\nnew Timed(timed)");
        told.gives("Timed[value=1]");
        assertThat(printed(told)).matches(TIME);
        cell("timed + new Timed(2).value()").gives("3");
    }

    @Test
    default void aTimedLineRunsAsItWouldWithout() {
        var told = cell("int before = 1;\n%time int during = before + 1;\nbefore + during");
        told.gives("3");
        assertThat(printed(told)).matches(TIME);
        var value = cell("%time 1 + 1");
        value.gives("2");
        assertThat(printed(value)).matches(TIME);
    }

    @Test
    default void theThreadsOfATimedCellAreCounted() {
        assertThat(printed(cell("""
                %%time
                var all = new CountDownLatch(3);
                var threads = new ArrayList<Thread>();
                for (int i = 0; i < 3; i++) {
                    threads.add(Thread.ofVirtual().start(() -> {
                        all.countDown();
                        try { all.await(); } catch (InterruptedException e) { }
                    }));
                }
                for (var one : threads) one.join();
                """))).contains("4 threads, at most 4 at once");
        assertThat(printed(cell("%%time\nvar stay = new CountDownLatch(1);\nThread.startVirtualThread(() -> {\n"
                        + "    try { stay.await(); } catch (InterruptedException e) { }\n});")))
                .contains("1 is still running");
        cell("stay.countDown();");
    }

    @Test
    default void waitingTakesTimeByTheClockAlone() {
        assertThat(printed(cell("%time Thread.sleep(300);"))).containsPattern("wall [345]\\d\\d ms, CPU \\S+ [µm]s");
    }

    @Test
    default void magicsMayStandInATimedCell() {
        var told = cell("%%time\nint outer = 1;\n%time outer++;\nouter");
        told.gives("2");
        assertThat(printed(told).lines()).hasSize(2);
    }

    // ---- errors

    @Test
    default void errorsInATimedCellHaveItsLines() {
        var told =
                cell("%%time\nint right = 1;\nint wrong = \"two\";").doesNotCompile("line 3", "int wrong = \"two\";");
        told.marks("\"two\"");
        cell("%%time\nint lines = 1;\n\nthrow new IllegalStateException(\"four\");")
                .fails("IllegalStateException", "line 4");
        cell("%time int wrong = \"two\";")
                .doesNotCompile("line 1", "%time int wrong")
                .marks("\"two\"");
    }

    @Test
    default void errorsInARepeatedLineHaveItsPlace() {
        cell("int fine = 1;\n%timeit -n 1 Math.abs(missing)")
                .doesNotCompile("line 2", "missing", "%timeit -n 1 Math.abs(missing)")
                .marks("missing");
        cell("%%timeit -n 1 -r 1\nint a = 1;\nint b = a / (a - 1);\nb").fails("ArithmeticException", "line 3");
        cell("%%timeit -n 1 -r 1 int a = 0;\nint b = 1;\nb / a").fails("ArithmeticException", "line 3");
    }

    @Test
    default void aTimingMagicThatIsUsedWronglyIsSaidToBe() {
        cell("%tiem 1 + 1").fails("UsageError", "There is no magic %tiem", "%time", "%lsmagic", "line 1");
        cell("int a = 1;\n%%time\na").fails("UsageError", "%%time must stand in the first line");
        cell("int a = 1;\n%jvm -Xmx1g").fails("UsageError", "%jvm must stand in the first line");
        cell("%time").fails("UsageError", "nothing to time");
        cell("%%timeit\n").fails("UsageError", "nothing to time");
        cell("%timeit -x 1").fails("UsageError", "no option -x", "-n");
        cell("%timeit -n 0 1").fails("UsageError", "above 0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int time = 5;\nint rest = 17\n%time;\nrest",
                "int time = 5;\nint rest = (17\n    %time);\nrest",
                "int time = 5;\nint rest = switch (1) { default -> 17; }\n  %time;\nrest",
            })
    default void aRemainderIsNoMagic(String code) {
        cell(code).gives("2");
    }

    @Test
    default void aLineOfTextOrOfACommentIsNoMagic() {
        cell("String text = \"\"\"\n%time\n\"\"\";\ntext.strip()").gives("%time");
        cell("/*\n%time\n*/\n1").gives("1");
        cell("Runnable r = () -> {\n    int time = 3;\n    System.out.print(7\n%time);\n};\nr.run();")
                .prints("1");
    }

    // ---- %timeit

    @Test
    default void aRepeatedLineIsMeasured() {
        assertThat(printed(cell("double angle = 0.5;\n%timeit -n 100000 -r 3 Math.sin(angle)")
                        .givesNothing()))
                .matches(TIMEIT)
                .contains("3 rounds of 100,000 runs", "nothing allocated");
        assertThat(printed(cell("%timeit -n 1000 -r 2 new byte[1000]"))).contains("1,016 bytes allocated");
    }

    @Test
    default void whatIsRepeatedMayHaveNoValue() {
        assertThat(printed(cell("var list = new ArrayList<Integer>();\n%timeit -n 10 -r 2 list.clear()")))
                .matches(TIMEIT);
        assertThat(printed(cell("long turns = 0;\n%timeit -n 10 -r 2 turns++;")))
                .matches(TIMEIT);
        cell("turns > 20").gives("true");
    }

    @Test
    default void aRepeatedCellMayHaveASetup() {
        assertThat(printed(cell("%%timeit -n 10 -r 2 var random = new Random(1); int[] drawn = new int[100];\n"
                        + "for (int i = 0; i < 100; i++) drawn[i] = random.nextInt();\n"
                        + "Arrays.sort(drawn);\ndrawn[0]")))
                .matches(TIMEIT);
        cell("drawn.length").doesNotCompile("drawn");
    }

    @Test
    default void whatWasMeasuredCanBeAValue() {
        cell("%timeit -o -n 10 -r 3 Math.abs(-1)").givesSomethingWith("a run", "3 rounds of 10 runs");
        cell("%timeit -q -n 10 -r 3 Math.abs(-1)").givesNothing().prints("");
    }

    @Test
    default void whatIsRepeatedCannotReturn() {
        cell("%timeit -n 10 -r 1 if (true) return;").fails("IllegalStateException", "can't return");
    }

    @Test
    default void whatIsRepeatedCanBeInterrupted() {
        var told = begin("System.out.println(\"begun\");\n%timeit Thread.sleep(50)");
        told.hasPrinted("begun");
        interrupt();
        told.done().wasInterrupted();
    }

    // ---- editors

    @Test
    default void cellsWithMagicsAreComplete() {
        isComplete("%time 1 + 1", "complete");
        isComplete("int a = 1;\n%timeit a", "complete");
        isComplete("%%time", "incomplete");
        isComplete("%%time\nint a = 1;", "complete");
        isComplete("%%time\nfor (;;) {", "incomplete");
        isComplete("%nonsense", "complete");
    }

    private void isComplete(String code, String status) {
        assertThat(say("shell", "is_complete_request", Map.of("code", code))
                        .done()
                        .reply()
                        .text("status"))
                .as(code)
                .isEqualTo(status);
    }

    @Test
    default void completionKnowsTheJavaAfterAMagic() {
        var code = "%timeit -n 5 Math.hypo";
        var reply = say("shell", "complete_request", Map.of("code", code, "cursor_pos", code.length()))
                .done()
                .reply();
        assertThat(reply.content().get("matches")).asString().contains("hypot(");
    }
}
