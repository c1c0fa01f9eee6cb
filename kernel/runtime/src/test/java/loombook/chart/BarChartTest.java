package loombook.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BarChartTest {
    @Test
    void theTextIsAnAlignedTable() {
        var values = new LinkedHashMap<String, Number>();
        values.put("threads", 1234);
        values.put("async", 0.5);
        assertThat(Charts.bars("Speed", "ms", values).bundle().data().get("text/plain"))
                .isEqualTo("Speed\nthreads  1,234 ms\nasync    0.500 ms");
    }

    @Test
    void seriesShareTheirLabels() {
        var chart = Charts.bars("t", "").with("one", Map.of("a", 1)).with("two", Map.of("b", 2));
        assertThat(chart.labels()).containsExactly("a", "b");
        assertThat(chart.series())
                .containsExactly(
                        new BarChart.Series("one", List.of(1.0, Double.NaN)),
                        new BarChart.Series("two", List.of(Double.NaN, 2.0)));
        assertThat(chart.bundle().data().get("text/plain")).isEqualTo("t\n   one  two\na    1    –\nb    –    2");
    }

    @Test
    void addingChangesNothingThatWasThere() {
        var first = Charts.bars("t", "", Map.of("a", 1));
        first.with("more", Map.of("b", 2));
        assertThat(first.labels()).containsExactly("a");
    }
}
