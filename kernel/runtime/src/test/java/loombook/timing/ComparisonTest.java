package loombook.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    @Test
    void theBoundsHoldTheMedianAsOftenAsTheySay() {
        var random = new Random(7);
        for (int n : new int[] {6, 7, 15, 20, 100}) {
            int held = 0;
            for (int i = 0; i < 2000; i++) {
                var values = new ArrayList<Double>();
                for (int k = 0; k < n; k++) {
                    values.add(Math.exp(random.nextGaussian()));
                }
                var bounds = new Sample(values).medianBounds();
                held += bounds[0] <= 1 && 1 <= bounds[1] ? 1 : 0;
            }
            assertThat(held / 2000.0).as("with %d values", n).isBetween(0.935, 0.995);
        }
    }

    @Test
    void theRatioIsThatOfTheRounds() {
        var first = DoubleStream.of(1, 2, 3, 4, 5, 6, 7).boxed().toList();
        var result = new ComparisonResult(
                "t",
                List.of("a", "b"),
                List.of(first, first.stream().map(x -> 2 * x).toList()));
        assertThat(result.ratio("b")).isEqualTo(new ComparisonResult.Ratio(2, 2, 2));
        assertThat(result.ratio("b").isClear()).isTrue();
        assertThat(result.ratio("a").isClear()).isFalse();
        assertThat(result.toString()).contains("× a", "2.00 – 2.00");
        assertThat(result.chart().labels()).containsExactly("a", "b");
    }

    @Test
    void whatStandsFarOffIsAnOutlier() {
        var values = IntStream.range(0, 20)
                .mapToObj(i -> i == 3 ? 500.0 : 100.0 + i % 5)
                .toList();
        assertThat(new Sample(values).outliers()).containsExactly(500);
        assertThat(new Sample(values).median()).isCloseTo(102, within(1.0));
        assertThat(new TimeitResult(10, values, 0, 1e9).toString())
                .contains("1 round is far off, at worst 500 ns", "nothing allocated", "20 rounds of 10 runs");
    }
}
