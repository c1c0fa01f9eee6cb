package loombook.chart;

import java.util.List;
import java.util.Map;

/**
 * Some points of one colour.
 *
 * @param name its name in the legend; empty for the only series
 * @param x as many as {@code y}
 */
public record XySeries(String name, List<Double> x, List<Double> y) {
    /**
     * Copies both.
     *
     * @throws IllegalArgumentException when there are not as many x as y
     */
    public XySeries {
        if (x.size() != y.size()) {
            throw new IllegalArgumentException(
                    "Each point needs an x and a y, and there are " + x.size() + " and " + y.size() + ".");
        }
        x = Doubles.copy(x);
        y = Doubles.copy(y);
    }

    /** Makes a series from x to y, or from the place in an array, a collection or a stream to y. */
    static XySeries of(String name, Object y, ChartFrame frame) {
        if (y instanceof Map<?, ?> map) {
            return of(name, map.keySet(), map.values(), frame);
        }
        var values = Numbers.of(y, frame.y().unit());
        var places = new double[values.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = i;
        }
        return new XySeries(name, Doubles.of(places), Doubles.of(values));
    }

    static XySeries of(String name, Object x, Object y, ChartFrame frame) {
        return new XySeries(
                name,
                Doubles.of(Numbers.of(x, frame.x().unit())),
                Doubles.of(Numbers.of(y, frame.y().unit())));
    }
}
