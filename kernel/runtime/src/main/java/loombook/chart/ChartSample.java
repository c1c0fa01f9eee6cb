package loombook.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Measured values that belong together, in any order.
 *
 * @param name what was measured; may be empty where there is only one
 */
public record ChartSample(String name, List<Double> values) {
    /** Copies the values. */
    public ChartSample {
        values = Doubles.copy(values);
    }

    static List<ChartSample> and(List<ChartSample> samples, String name, Object values, ChartFrame frame) {
        var more = new ArrayList<>(samples);
        more.add(new ChartSample(name, Doubles.of(Numbers.of(values, frame.y().unit()))));
        return more;
    }

    /** Returns one sample of an array, a collection or a stream, or of a map one for each of its keys. */
    static List<ChartSample> all(Object values, ChartFrame frame) {
        List<ChartSample> all = List.of();
        if (values instanceof Map<?, ?> map) {
            for (var entry : map.entrySet()) {
                all = and(all, String.valueOf(entry.getKey()), entry.getValue(), frame);
            }
            return all;
        }
        return and(all, "", values, frame);
    }
}
