package loombook.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChartsTest {
    @Test
    void valuesCanBeWhatIsAtHand() {
        var numbers = List.of(1.0, 2.0, 3.0);
        for (var values : new Object[] {
            new double[] {1, 2, 3},
            new float[] {1, 2, 3},
            new int[] {1, 2, 3},
            new long[] {1, 2, 3},
            new Integer[] {1, 2, 3},
            new Duration[] {Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(3)},
            List.of(1, 2L, 3.0),
            List.of(Duration.ofMillis(1), Duration.ofNanos(2_000_000), Duration.ofMillis(3)),
            DoubleStream.of(1, 2, 3),
            IntStream.of(1, 2, 3),
            LongStream.of(1, 2, 3),
            Stream.of(1, 2, 3)
        }) {
            var series = Charts.lines("t", "ms", values).series().getFirst();
            assertThat(series.y()).isEqualTo(numbers);
            assertThat(series.x()).containsExactly(0.0, 1.0, 2.0);
        }
        var map = new TreeMap<>(Map.of(1, 10, 2, 20));
        assertThat(Charts.lines("t", "", map).series())
                .containsExactly(new XySeries("", List.of(1.0, 2.0), List.of(10.0, 20.0)));
    }

    @Test
    void whatIsNoNumberIsRefusedInASentence() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Charts.lines("t", "ms", List.of("abc")))
                .withMessage("A chart takes numbers or durations, and \"abc\" is a String.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Charts.histogram("t", "ms", "abc"))
                .withMessageContaining("an array, a collection or a stream");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Charts.bars("t", "cookies", Map.of("a", Duration.ZERO)))
                .withMessageContaining("\"cookies\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Charts.scatter("t", "", new int[2], new int[3]))
                .withMessage("Each point needs an x and a y, and there are 2 and 3.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Charts.speedUp("t", Map.of(2, 1.0)))
                .withMessageContaining("no time above zero for 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Charts.heatMap("t", "", List.of("a"), List.of("b"), new double[2][1]))
                .withMessageContaining("1 rows of 1 values");
    }

    @Test
    void thereAreSoManyColoursAndSizes() {
        var chart = Charts.lines("t", "ms", new int[] {1});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> chart.withColors("blu"))
                .withMessage(
                        "There is no colour \"blu\" here; there are blue, orange, green, vermillion, purple, sky, black,"
                                + " grey, and any as #RRGGBB.");
        assertThat(chart.withColors("Blue", "#ABCDEF").frame().colors()).containsExactly("#0072b2", "#abcdef");
        assertThatIllegalArgumentException().isThrownBy(() -> chart.withSize(10, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> chart.withSize(640, 5000));
    }

    @Test
    void aChartStaysAsItIs() {
        double[] values = {1, 2, 3};
        var chart = Charts.lines("t", "ms", values);
        values[0] = 100;
        assertThat(chart.series().getFirst().y()).containsExactly(1.0, 2.0, 3.0);
        assertThat(chart.withTitle("other").withX("time", "s").withLogY().title())
                .isEqualTo("other");
        assertThat(chart.title()).isEqualTo("t");
        assertThat(chart).isEqualTo(Charts.lines("t", "ms", new int[] {1, 2, 3}));
    }

    @Test
    void fewPointsAreATable() {
        var chart = Charts.lines("Speed", "ms")
                .with("a", Map.of(1, 10, 2, 20))
                .with("b", new int[] {2, 3}, new double[] {0.5, 30})
                .withX("threads", "");
        assertThat(text(chart))
                .isEqualTo("Speed\nthreads      a         b\n1        10 ms\n2        20 ms  0.500 ms\n"
                        + "3                  30 ms");
    }

    @Test
    void manyPointsAreSummedUp() {
        var chart = Charts.lines("Saw", "ms", IntStream.range(0, 100).map(i -> i % 50));
        assertThat(text(chart))
                .startsWith("Saw\n")
                .contains("100 points", "0 ms", "24.5 ms", "49 ms", "▁▁▁▂▂▃▃▃▄▄▅▅▅▆▆▇▇███▁▁▁");
    }

    @Test
    void aHistogramCountsEachValueOnce() {
        var chart =
                Charts.histogram("Dice", "", new int[] {1, 1, 2, 3, 6, 6, 6}).withBins(5);
        assertThat(text(chart).lines().map(String::strip))
                .containsExactly(
                        "Dice",
                        "1 … 2  2  ████████████████████",
                        "2 … 3  1  ██████████",
                        "3 … 4  1  ██████████",
                        "4 … 5  0",
                        "5 … 6  0",
                        "6 … 7  3  ██████████████████████████████");
        double[] many = new Random(1).doubles(10_000).toArray();
        var counts =
                list(((Map<?, ?>) list(content(Charts.histogram("", "", many)).get("series"))
                                .getFirst())
                        .get("counts"));
        assertThat(counts.stream().mapToDouble(count -> (Double) count).sum()).isEqualTo(10_000);
        assertThat(text(Charts.histogram("", "ms", new int[] {0, 0, 0}))).contains("3");
        assertThat(text(Charts.histogram("", "ms", new double[] {-1e308, 1e308})))
                .contains("1");
    }

    @Test
    void aBoxIsTukeys() {
        var chart = Charts.box(
                "t", "ms", new TreeMap<>(Map.of("a", new int[] {1, 2, 3, 4, 5, 6, 7, 8, 100}, "b", List.of())));
        var box = (Map<?, ?>) list(content(chart).get("boxes")).getFirst();
        assertThat(box.get("five")).isEqualTo(List.of(1.0, 3.0, 5.0, 7.0, 8.0));
        assertThat(box.get("outliers")).isEqualTo(List.of(100.0));
        assertThat(text(chart))
                .isEqualTo(
                        "t\n   values  lowest  25 %  median  75 %  highest\n"
                                + "a       9    1 ms  3 ms    5 ms  7 ms   100 ms\nb       0       –     –       –     –        –");
    }

    @Test
    void percentilesTellOnlyWhatTheNumberOfValuesAllows() {
        var chart = Charts.percentiles("t", "ms", IntStream.rangeClosed(0, 1000));
        assertThat(text(chart).lines().toList().getLast().strip())
                .isEqualTo("1,001  500 ms  900 ms  990 ms  999 ms        –  1,000 ms");
        var line = (Map<?, ?>) list(content(chart).get("series")).getFirst();
        assertThat(list(line.get("y")).getLast()).isEqualTo(1000.0);
    }

    @Test
    void aSpeedUpIsAgainstOneWorker() {
        var times = Map.of(1, Duration.ofSeconds(8), 2, Duration.ofSeconds(4), 4, Duration.ofMillis(2500));
        var chart = Charts.speedUp("t", times);
        assertThat(chart.series().getFirst())
                .isEqualTo(new XySeries("", List.of(1.0, 2.0, 4.0), List.of(1.0, 2.0, 3.2)));
        assertThat(text(chart))
                .isEqualTo("t\nworkers  times as fast\n1                    1\n2                    2\n"
                        + "4                 3.20");
    }

    @Test
    void aHeatMapIsATable() {
        var rows = new LinkedHashMap<String, Map<Integer, Integer>>();
        rows.put("one", new TreeMap<>(Map.of(1, 10, 2, 20)));
        rows.put("two", Map.of(2, 40));
        assertThat(text(Charts.heatMap("t", "ms", rows))).isEqualTo("t\nin ms   1   2\none    10  20\ntwo     –  40");
        var big = Charts.heatMap("t", "", new double[500][1000]);
        assertThat(text(big)).contains("460 rows left out", "990 more", "mean of 5 × 5 values");
    }

    @Test
    void whatCannotBeDrawnIsCounted() {
        double[] values = {1, Double.NaN, Double.POSITIVE_INFINITY, -4, 0};
        assertThat(text(Charts.lines("t", "ms", values).withLogY()))
                .contains("Left out: 2 values that are NaN or infinite.")
                .contains("Left out: 2 values not above zero, which a logarithmic axis has no place for.");
        assertThat(text(Charts.box("t", "ms", values))).contains("2 values that are NaN or infinite");
        assertThat(text(Charts.bars("t", "ms", Map.of("a", Double.NEGATIVE_INFINITY))))
                .isEqualTo("t\na  -∞\nLeft out: 1 value without an end.");
        for (var chart : List.of(
                Charts.bars("t", ""),
                Charts.lines("t", ""),
                Charts.scatter("t", ""),
                Charts.histogram("t", ""),
                Charts.box("t", ""),
                Charts.percentiles("t", ""),
                Charts.speedUp("t"),
                Charts.heatMap("t", "", new double[0][0]))) {
            assertThat(text(chart)).isEqualTo("t\nno values");
        }
    }

    @Test
    void aMillionPointsAreThinnedAndNoPeakIsLost() {
        double[] values = new double[1_000_000];
        values[123_456] = 77;
        values[654_321] = -5;
        var chart = Charts.lines("t", "ms", values);
        var line = (Map<?, ?>) list(content(chart).get("series")).getFirst();
        assertThat(doubles(line.get("y"))).hasSizeLessThan(2600).contains(77.0, -5.0);
        assertThat(doubles(line.get("x"))).contains(123_456.0, 999_999.0, 0.0);
        assertThat(text(chart)).contains("Of 1,000,000 points, drawn: the first, lowest, highest and last");
    }

    @Test
    void unorderedPointsOfALineAreThinnedAlike() {
        double[] x = new Random(1).doubles(10_000).toArray();
        double[] y = Arrays.stream(x).map(value -> value * value).toArray();
        var line = (Map<?, ?>)
                list(content(Charts.lines("t", "", x, y)).get("series")).getFirst();
        double[] drawn = list(line.get("x")).stream()
                .mapToDouble(value -> (Double) value)
                .toArray();
        assertThat(drawn).isSorted().hasSizeLessThan(2600);
        assertThat(drawn[0]).isEqualTo(Arrays.stream(x).min().getAsDouble());
        assertThat(drawn[drawn.length - 1]).isEqualTo(Arrays.stream(x).max().getAsDouble());
    }

    @Test
    void dotsThatLieOnEachOtherAreCounted() {
        double[] x = new Random(1).doubles(100_000).toArray();
        double[] y = new Random(2).doubles(100_000).toArray();
        var dots = (Map<?, ?>)
                list(content(Charts.scatter("t", "", x, y)).get("series")).getFirst();
        assertThat(list(dots.get("counts")).stream()
                        .mapToDouble(count -> (Double) count)
                        .sum())
                .isEqualTo(100_000);
    }

    private static String text(Chart<?> chart) {
        return String.valueOf(chart.bundle().data().get("text/plain"));
    }

    private static Map<?, ?> content(Chart<?> chart) {
        return (Map<?, ?>) Objects.requireNonNull(chart.bundle().data().get(Chart.TYPE));
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static double[] doubles(@Nullable Object value) {
        return list(value).stream().mapToDouble(one -> (Double) one).toArray();
    }
}
