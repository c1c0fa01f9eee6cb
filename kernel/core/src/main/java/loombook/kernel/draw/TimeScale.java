package loombook.kernel.draw;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/**
 * Where an axis of time has its marks, and in which unit.
 *
 * @param step from one mark to the next, in nanoseconds
 * @param unit in nanoseconds
 * @param name the unit's
 */
record TimeScale(long step, long unit, String name) {
    private static final int MARKS = 8;

    /** Returns round marks for an axis from 0 to a time, eight at most. */
    static TimeScale of(long duration) {
        long unit = duration >= 1_000_000_000L
                ? 1_000_000_000
                : duration >= 2_000_000 ? 1_000_000 : duration >= 2_000 ? 1_000 : 1;
        var name = unit == 1_000_000_000 ? "s" : unit == 1_000_000 ? "ms" : unit == 1_000 ? "µs" : "ns";
        long step = 1;
        while (duration / step > MARKS) {
            long power = 1;
            while (power * 10 <= step) {
                power *= 10;
            }
            long first = step / power;
            step = first < 2 ? 2 * power : first < 5 ? 5 * power : 10 * power;
        }
        return new TimeScale(step, unit, name);
    }

    /** Returns what stands at a mark. */
    String text(long at) {
        var number = new BigDecimal(at).divide(new BigDecimal(unit), MathContext.DECIMAL64);
        return number.stripTrailingZeros().toPlainString() + " " + name;
    }

    /** Returns a time for a sentence. */
    static String words(long nanos) {
        var scale = of(nanos);
        return new BigDecimal(nanos)
                        .divide(new BigDecimal(scale.unit), new MathContext(3))
                        .toPlainString() + " " + scale.name;
    }

    /** Returns how many there are, to write it. */
    static String count(double count) {
        return String.format(Locale.ROOT, "%,.0f", count);
    }
}
