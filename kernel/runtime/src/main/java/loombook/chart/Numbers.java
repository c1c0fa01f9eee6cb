package loombook.chart;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** From what a user has at hand to numbers. */
final class Numbers {
    /** How many nanoseconds each unit of time has. */
    private static final Map<String, Double> NANOS = Map.ofEntries(
            Map.entry("ns", 1.0),
            Map.entry("µs", 1e3),
            Map.entry("μs", 1e3), // the Greek letter, which some keyboards write
            Map.entry("us", 1e3),
            Map.entry("ms", 1e6),
            Map.entry("s", 1e9),
            Map.entry("min", 60e9),
            Map.entry("h", 3600e9),
            Map.entry("d", 86_400e9));

    private Numbers() {}

    /**
     * Returns numbers as an array of its own.
     *
     * @param values an array, a collection or a stream of numbers or durations; null in it becomes NaN
     * @param unit what durations are converted to
     * @throws IllegalArgumentException for anything else
     */
    static double[] of(@Nullable Object values, String unit) {
        return switch (values) {
            case double[] reals -> reals.clone();
            case float[] reals -> {
                var all = new double[reals.length];
                Arrays.setAll(all, i -> reals[i]);
                yield all;
            }
            case int[] whole -> Arrays.stream(whole).asDoubleStream().toArray();
            case long[] whole -> Arrays.stream(whole).asDoubleStream().toArray();
            case Object[] objects -> of(Arrays.asList(objects), unit);
            case Collection<?> all ->
                all.stream().mapToDouble(value -> number(value, unit)).toArray();
            case DoubleStream stream -> stream.toArray();
            case IntStream stream -> stream.asDoubleStream().toArray();
            case LongStream stream -> stream.asDoubleStream().toArray();
            case Stream<?> stream ->
                stream.mapToDouble(value -> number(value, unit)).toArray();
            case null, default ->
                throw new IllegalArgumentException(
                        "A chart takes an array, a collection or a stream of numbers or durations, and this is "
                                + kind(values) + ".");
        };
    }

    /**
     * Returns a number; NaN for null.
     *
     * @throws IllegalArgumentException when it is neither a number nor a duration, or when the unit is none of time
     */
    static double number(@Nullable Object value, String unit) {
        return switch (value) {
            case null -> Double.NaN;
            case Number number -> number.doubleValue();
            case Duration duration -> {
                var nanos = NANOS.get(unit);
                if (nanos == null) {
                    throw new IllegalArgumentException(
                            "Durations need a chart whose unit is ns, µs, ms, s, min, h or d; this one's is \"" + unit
                                    + "\".");
                }
                yield (duration.getSeconds() * 1e9 + duration.getNano()) / nanos;
            }
            default ->
                throw new IllegalArgumentException("A chart takes numbers or durations, and \""
                        + Texts.cut(value.toString(), 40) + "\" is " + kind(value) + ".");
        };
    }

    private static String kind(@Nullable Object value) {
        return value == null ? "null" : "a " + value.getClass().getSimpleName();
    }
}
