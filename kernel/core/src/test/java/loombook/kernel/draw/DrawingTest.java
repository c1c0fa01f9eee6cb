package loombook.kernel.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import loombook.chart.Chart;
import loombook.chart.Charts;
import loombook.display.MimeBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DrawingTest {
    @Test
    void whatIsNoChartStaysAsItIs() {
        var bundle = MimeBundle.of("text/html", "<b>", "b");
        assertThat(Drawing.draw(bundle)).isSameAs(bundle);
    }

    @Test
    void aChartBecomesAPictureOfTwiceTheSize() throws IOException {
        var values = new LinkedHashMap<String, Double>();
        values.put("first", 1.5);
        values.put("größer", 2000.0);
        assertDrawn(Charts.bars("The title", "ms", values));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -3, 1e-9, 1e12, 1e300, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void anyNumberCanBeDrawn(double value) throws IOException {
        assertDrawn(Charts.bars("One bar", "s", Map.of("a", value)));
        assertDrawn(Charts.bars("Two bars", "", Map.of("a", value, "b", 3)));
    }

    @Test
    void anyFormOfChartCanBeDrawn() throws IOException {
        assertDrawn(Charts.bars("empty", ""));
        assertDrawn(Charts.bars("gaps", "").with("x", Map.of("a", 1)).with("y", Map.of("b", 2)));
        assertDrawn(Charts.bars("", "", Map.of("x".repeat(200), 1)));
    }

    static Stream<String> kinds() {
        return Gallery.charts().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void eachKindIsASmallPictureAndASpecification(String kind) throws IOException {
        var chart = Objects.requireNonNull(Gallery.charts().get(kind));
        assertDrawn(chart);
        var drawn = Drawing.draw(chart.bundle()).data();
        assertThat((byte[]) Objects.requireNonNull(drawn.get("image/png")))
                .hasSizeBetween(4_000, kind.equals("density") ? 80_000 : 40_000);
        if (kind.equals("density")) {
            assertThat(drawn).doesNotContainKey(VegaLite.TYPE);
        } else {
            var specification = (Map<?, ?>) Objects.requireNonNull(drawn.get(VegaLite.TYPE));
            assertThat(specification.get("$schema")).isEqualTo("https://vega.github.io/schema/vega-lite/v5.json");
            assertThat(specification.toString())
                    .contains("tooltip")
                    .doesNotContain("NaN", "Infinity")
                    .hasSizeLessThan(60_000);
        }
    }

    static Stream<Chart<?>> badCharts() {
        double[] bad = {Double.NaN, 1, Double.POSITIVE_INFINITY, -1, 0, Double.NEGATIVE_INFINITY, 2};
        double[] million = new double[1_000_000];
        var lines = Charts.lines("Fifty lines", "ms");
        var bars = Charts.bars("Fifty series", "ms");
        for (int i = 0; i < 50; i++) {
            lines = lines.with("series " + i, new int[] {i, i * i});
            bars = bars.with("series " + i, Map.of("a", i, "b", -i));
        }
        return Stream.of(
                lines,
                bars,
                Charts.lines("", ""),
                Charts.scatter("", ""),
                Charts.histogram("", ""),
                Charts.box("", ""),
                Charts.percentiles("", ""),
                Charts.speedUp(""),
                Charts.heatMap("", "", new int[0][0]),
                Charts.lines("one", "ms", new int[] {42}),
                Charts.scatter("one", "ms", new int[] {42}, new int[] {0})
                        .withLogX()
                        .withLogY(),
                Charts.histogram("one", "ms", new int[] {42}),
                Charts.box("one", "ms", new int[] {42}),
                Charts.percentiles("one", "ms", new int[] {42}),
                Charts.speedUp("one", Map.of(1, 1)),
                Charts.heatMap("one", "", new int[][] {{1}}),
                Charts.lines("bad", "ms", bad),
                Charts.lines("bad", "ms", bad).withLogX().withLogY(),
                Charts.scatter("bad", "ms", bad, bad),
                Charts.histogram("bad", "ms", bad).withLogX(),
                Charts.box("bad", "ms", bad),
                Charts.percentiles("bad", "ms", bad),
                Charts.heatMap("bad", "", new double[][] {bad}),
                Charts.lines("huge", "", new double[] {-Double.MAX_VALUE, Double.MAX_VALUE}),
                Charts.histogram("huge", "", new double[] {-Double.MAX_VALUE, Double.MAX_VALUE}),
                Charts.box("huge", "", new double[] {-Double.MAX_VALUE, Double.MAX_VALUE}),
                Charts.heatMap("huge", "", new double[][] {{-Double.MAX_VALUE, Double.MAX_VALUE}}),
                Charts.lines("tiny", "", new double[] {Double.MIN_VALUE, 2 * Double.MIN_VALUE}),
                Charts.lines("near", "", new double[] {1e15, Math.nextUp(1e15)}),
                Charts.lines("log", "", new double[] {Double.MIN_VALUE, Double.MAX_VALUE})
                        .withLogY(),
                Charts.bars("durations", "ms", Map.of("back", Duration.ofMillis(-3))),
                Charts.box("x".repeat(2000), "u".repeat(200), Map.of("l".repeat(200), bad, "m".repeat(200), bad)),
                Charts.lines("x ".repeat(200), "").with("n".repeat(200), bad).with("n".repeat(200), bad),
                Charts.heatMap("", "", Map.of("r".repeat(200), Map.of("c".repeat(200), 1))),
                Charts.bars("small", "ms", Map.of("a", 1, "b", 2)).withSize(200, 120),
                Charts.lines("million", "", million),
                Charts.scatter("million", "", million, million),
                Charts.histogram("million", "", million));
    }

    @ParameterizedTest
    @MethodSource("badCharts")
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whateverIsGivenIsDrawn(Chart<?> chart) throws IOException {
        assertDrawn(chart);
    }

    @Test
    void aMillionDifferentPointsMakeASmallSpecification() {
        double[] values = new Random(1).doubles(1_000_000).toArray();
        var drawn = Drawing.draw(Charts.lines("million", "", values).bundle()).data();
        assertThat(String.valueOf(drawn.get(VegaLite.TYPE)))
                .contains("1,000,000 points")
                .hasSizeLessThan(60_000);
    }

    @Test
    void whatCannotBeDrawnIsStillTold() {
        var data = Map.of("kind", "bars", "colors", List.of("no colour"));
        var drawn = Drawing.draw(MimeBundle.of(Chart.TYPE, data, "the numbers"));
        assertThat(drawn.data()).containsOnlyKeys("text/plain");
        assertThat(drawn.data().get("text/plain"))
                .asString()
                .startsWith("This chart can't be drawn: ")
                .endsWith("Its numbers:\nthe numbers");
    }

    private static void assertDrawn(Chart<?> chart) throws IOException {
        var drawn = Drawing.draw(chart.bundle());
        assertThat(drawn.data()).containsKeys("image/png", "text/plain").doesNotContainKey(Chart.TYPE);
        var image = ImageIO.read(new ByteArrayInputStream((byte[]) drawn.data().get("image/png")));
        var hints = (Map<?, ?>) Objects.requireNonNull(drawn.metadata().get("image/png"));
        assertThat(hints.get("width")).isEqualTo(image.getWidth() / 2);
        assertThat(hints.get("height")).isEqualTo(image.getHeight() / 2);
        assertThat(hints.get("alt"))
                .asString()
                .contains(chart.title().substring(0, Math.min(50, chart.title().length())));
    }
}
