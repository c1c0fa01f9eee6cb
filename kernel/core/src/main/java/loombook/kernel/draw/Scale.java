package loombook.kernel.draw;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * From values to places on an axis, from 0 at its begin to 1 at its end.
 *
 * @param place from a value to its place; NaN for one that has none
 * @param low the value at its begin
 * @param high the value at its end
 * @param ticks what is marked on it, in ascending order
 */
record Scale(DoubleUnaryOperator place, double low, double high, List<Tick> ticks) {
    /** A mark on an axis. */
    record Tick(double value, double place, String label) {}

    private static final double FAR = 0.6; // of a step
    private static final double ROOM = 0.04;
    private static final double[] ROUND = {1, 2, 5, 10};
    private static final String[] NINES = {"0 %", "90 %", "99 %", "99.9 %", "99.99 %", "99.999 %", "99.9999 %"};

    double of(double value) {
        return place.applyAsDouble(value);
    }

    /** Returns a scale of n labels side by side, each in the middle of its part; value i is the i-th one's middle. */
    static Scale labels(List<String> labels) {
        int count = Math.max(1, labels.size());
        var ticks = IntStream.range(0, labels.size())
                .mapToObj(i -> new Tick(i, (i + 0.5) / count, labels.get(i)))
                .toList();
        return new Scale(value -> (value + 0.5) / count, -0.5, count - 0.5, ticks);
    }

    /**
     * Returns a scale that adds with each step.
     *
     * @param wanted about how many ticks there should be
     * @param toTicks whether it begins and ends at ticks, if they are near
     */
    static Scale linear(Span span, int wanted, boolean toTicks) {
        double low = span.low();
        double high = span.high();
        if (low == high) {
            double around = low == 0 ? 1 : Math.abs(low) * 0.1;
            low = low == 0 ? 0 : low - around;
            high = Math.min(Double.MAX_VALUE, high + around);
        }
        // halves: the distance of two very large numbers would be infinite
        double step = step((high / 2 - low / 2) / wanted * 2);
        if (span.whole()) {
            step = Math.max(1, step);
        }
        if (toTicks) {
            double room = (high / 2 - low / 2) * 2 * ROOM;
            double below = Math.floor(low / step + 1e-9) * step;
            double above = Math.ceil(high / step - 1e-9) * step;
            // not to a tick that is far away: it would make the values' differences smaller for nothing
            low = Math.max(-Double.MAX_VALUE, low - below > FAR * step ? low - room : below);
            high = Math.min(Double.MAX_VALUE, above - high > FAR * step ? high + room : above);
        }
        double begin = low;
        double length = high / 2 - low / 2;
        DoubleUnaryOperator place = value -> (value / 2 - begin / 2) / length;
        var ticks = new ArrayList<Tick>();
        double first = Math.ceil(low / step - 1e-9);
        double end = Math.min(Double.MAX_VALUE, high + step * 1e-9);
        for (double i = first; i * step <= end && ticks.size() <= 3 * wanted + 3; i++) {
            ticks.add(new Tick(i * step, place.applyAsDouble(i * step), text(i * step, step)));
        }
        return new Scale(place, low, high, ticks);
    }

    private static double step(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double factor : ROUND) {
            if (factor * power >= least * 0.999) {
                return factor * power;
            }
        }
        return Double.MIN_NORMAL;
    }

    /** Returns a scale that multiplies with each step, from 1, 2 or 5 times a power of ten to another such number. */
    static Scale logarithmic(Span span, int wanted) {
        // a double can hold even smaller numbers, but not 1, 2 and 5 times their power of ten
        double low = Math.log10(roundDown(Math.max(Double.MIN_NORMAL, span.low())));
        double high =
                Math.min(Math.log10(Double.MAX_VALUE), Math.log10(roundUp(Math.max(Double.MIN_NORMAL, span.high()))));
        if (high - low < 0.01) {
            low = Math.floor(low - 0.01);
            high = Math.ceil(high + 0.01);
        }
        double begin = low;
        double length = high - low;
        DoubleUnaryOperator place = value -> value > 0 ? (Math.log10(value) - begin) / length : Double.NaN;
        var ticks = new ArrayList<Tick>();
        int every = (int) Math.max(1, Math.ceil(length / wanted));
        double[] factors = length <= wanted / 1.9 ? new double[] {1, 2, 5} : new double[] {1};
        for (int decade = (int) Math.floor(low); decade <= Math.ceil(high); decade++) {
            for (double factor : factors) {
                double value = factor * Math.pow(10, decade);
                double at = place.applyAsDouble(value);
                if (Math.floorMod(decade, every) == 0 && at > -1e-6 && at < 1 + 1e-6) {
                    ticks.add(new Tick(value, at, text(value)));
                }
            }
        }
        return new Scale(place, Math.pow(10, low), Math.pow(10, high), ticks);
    }

    private static double roundDown(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        return value >= 5 * power ? 5 * power : value >= 2 * power ? 2 * power : power;
    }

    private static double roundUp(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        return value <= power ? power : value <= 2 * power ? 2 * power : value <= 5 * power ? 5 * power : 10 * power;
    }

    /** Returns a scale of percentiles, which are given as how many nines they have. */
    static Scale nines(double most) {
        double end = Math.max(1, most);
        var ticks = new ArrayList<Tick>();
        for (int i = 0; i < NINES.length && i <= end; i++) {
            ticks.add(new Tick(i, i / end, NINES[i]));
        }
        if (end <= 4) { // there is room
            ticks.add(1, new Tick(Math.log10(2), Math.log10(2) / end, "50 %"));
        }
        return new Scale(value -> value / end, 0, end, ticks);
    }

    /** Returns a tick's number with as many digits as the step between ticks needs. */
    private static String text(double value, double step) {
        double size = Math.max(Math.abs(value), step);
        if (size >= 1e9 || step < 1e-4) {
            return text(Math.abs(value) < step / 2 ? 0 : value);
        }
        int digits = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
        var rounded = BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_EVEN);
        return String.format(Locale.ROOT, "%,." + digits + "f", rounded.signum() == 0 ? BigDecimal.ZERO : rounded);
    }

    /** Returns a number in three digits. */
    static String text(double value) {
        double size = Math.abs(value);
        if (size >= 1e7 || (size > 0 && size < 1e-4)) {
            var power = String.format(Locale.ROOT, "%.2e", value).split("e", 2);
            var digits = new BigDecimal(power[0]).stripTrailingZeros().toPlainString();
            return digits + "e" + Integer.parseInt(power[1]);
        }
        if (size >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        var rounded = size == 0 ? BigDecimal.ZERO : new BigDecimal(value).round(new java.math.MathContext(3));
        return rounded.stripTrailingZeros().toPlainString();
    }
}
