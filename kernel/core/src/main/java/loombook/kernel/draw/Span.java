package loombook.kernel.draw;

import java.util.Arrays;
import java.util.Collection;

/**
 * From the lowest to the highest of some values.
 *
 * @param whole whether all are whole numbers
 */
record Span(double low, double high, boolean whole) {
    private static final double NEAR_ZERO = 0.5;

    /** Returns the span of the values that are finite, and above zero where need be; from 0 to 1 of none. */
    static Span of(Collection<double[]> values, boolean positive) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        boolean whole = true;
        for (double value : (Iterable<Double>)
                () -> values.stream().flatMapToDouble(Arrays::stream).iterator()) {
            if (Double.isFinite(value) && (!positive || value > 0)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
                whole &= value == Math.rint(value);
            }
        }
        return low > high ? new Span(positive ? 1 : 0, positive ? 10 : 1, false) : new Span(low, high, whole);
    }

    Span withZero() {
        return new Span(Math.min(0, low), Math.max(0, high), whole);
    }

    /** Returns this span from zero on, if it would not make the values' differences much smaller. */
    Span withZeroIfNear() {
        boolean near = low > 0 ? low < NEAR_ZERO * high : high < 0 && high > NEAR_ZERO * low;
        return near ? withZero() : this;
    }

    /** Returns this span with room at both ends, as part of its length. */
    Span wider(double part) {
        double room = (high / 2 - low / 2) * 2 * part;
        return Double.isFinite(room) && room > 0 ? new Span(low - room, high + room, whole) : this;
    }
}
