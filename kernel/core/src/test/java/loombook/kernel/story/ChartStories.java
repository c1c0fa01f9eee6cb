package loombook.kernel.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Charts at the end of a cell. */
interface ChartStories extends Vocabulary {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Charts.bars(\"t\", \"ms\", Map.of(\"a\", java.time.Duration.ofMillis(3)))",
                "Charts.lines(\"t\", \"ms\", new int[] {1, 4, 9})",
                "Charts.scatter(\"t\", \"\", List.of(1, 2), List.of(3.0, 4.0))",
                "Charts.histogram(\"t\", \"ms\", DoubleStream.of(1, 2, 2, 3).toArray())",
                "Charts.box(\"t\", \"ms\", Map.of(\"a\", List.of(1, 2, 3)))",
                "Charts.heatMap(\"t\", \"\", new double[][] {{1, 2}, {3, 4}})",
                "Charts.speedUp(\"t\", Map.of(1, java.time.Duration.ofSeconds(4), 2, java.time.Duration.ofSeconds(2)))",
                "Charts.percentiles(\"t\", \"ms\", new Random(1).doubles(1000).toArray())"
            })
    default void eachChartIsAPictureASpecificationAndAText(String code) {
        var data = cell(code).resultData();
        assertThat(data.keySet().stream().map(String::valueOf))
                .containsExactly("application/vnd.vegalite.v5+json", "image/png", "text/plain");
        assertThat(((Map<?, ?>) data.get("application/vnd.vegalite.v5+json")).get("layer"))
                .isNotNull();
        assertThat(data.get("text/plain")).asString().startsWith("t\n");
    }

    @Test
    default void aChartIsMadeStepByStep() {
        var data =
                cell("Charts.lines(\"Time\", \"ms\")\n    .with(\"a\", Map.of(1, 8, 2, 4))\n    .with(\"b\", Map.of(1, 6, 2, 5))\n"
                                + "    .withX(\"threads\", \"\").withLogY().withColors(\"green\", \"black\").withSize(500, 300)")
                        .resultData();
        assertThat(data.get("text/plain"))
                .isEqualTo("Time\nthreads     a     b\n1        8 ms  6 ms\n2        4 ms  5 ms");
        var specification = (Map<?, ?>) data.get("application/vnd.vegalite.v5+json");
        assertThat(String.valueOf(specification.get("width"))).startsWith("500");
    }

    @Test
    default void aMillionPointsAreDrawn() {
        var data = cell("Charts.lines(\"Walk\", \"mm\", new Random(1).doubles(1_000_000))")
                .resultData();
        assertThat(data.get("text/plain")).asString().contains("1,000,000 points");
        assertThat(data.keySet().stream().map(String::valueOf)).contains("image/png");
    }

    @Test
    default void anUnknownColourIsRefused() {
        cell("Charts.lines(\"t\", \"\", new int[] {1}).withColors(\"blu\")").fails("IllegalArgumentException");
    }
}
