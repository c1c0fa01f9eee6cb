package loombook.kernel.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import loombook.chart.BarChart;
import loombook.chart.Charts;
import loombook.display.MimeBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
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

    private static void assertDrawn(BarChart chart) throws IOException {
        var drawn = Drawing.draw(chart.bundle());
        assertThat(drawn.data()).containsOnlyKeys("image/png", "text/plain");
        var image = ImageIO.read(new ByteArrayInputStream((byte[]) drawn.data().get("image/png")));
        var hints = (Map<?, ?>) Objects.requireNonNull(drawn.metadata().get("image/png"));
        assertThat(hints.get("width")).isEqualTo(image.getWidth() / 2);
        assertThat(hints.get("height")).isEqualTo(image.getHeight() / 2);
        assertThat(hints.get("alt")).isEqualTo(chart.title());
    }
}
