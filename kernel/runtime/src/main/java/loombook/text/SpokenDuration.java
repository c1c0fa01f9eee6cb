package loombook.text;

import java.time.Duration;
import java.util.Locale;

/** Durations as a person writes them: {@code 1.23 ms}, {@code 2 min 5 s}. */
public final class SpokenDuration {
    private static final String[] UNITS = {"ns", "µs", "ms", "s"};
    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;
    private static final int DAY = 24 * HOUR;

    private SpokenDuration() {}

    /** Returns a duration in words; three digits below a minute, two units from there on. */
    public static String of(Duration duration) {
        return ofNanos(duration.toSeconds() * 1e9 + duration.toNanosPart());
    }

    /** Returns nanoseconds in words. */
    public static String ofNanos(long nanos) {
        return ofNanos((double) nanos);
    }

    /** Returns nanoseconds in words; they may be parts of one, or no number at all. */
    public static String ofNanos(double nanos) {
        if (!Double.isFinite(nanos)) {
            return Double.isNaN(nanos) ? "–" : nanos > 0 ? "∞" : "−∞";
        }
        if (nanos < 0) {
            return "−" + ofNanos(-nanos);
        }
        if (nanos >= 59.95e9) {
            return nanos < 9e18
                    ? inUnits(Math.round(nanos / 1e9))
                    : String.format(Locale.ROOT, "%,.0f d", nanos / 1e9 / DAY);
        }
        double value = nanos;
        int unit = 0;
        while (unit < UNITS.length - 1 && value >= 999.5) {
            value /= 1000;
            unit++;
        }
        return value == 0 ? "0 s" : threeDigits(value) + " " + UNITS[unit];
    }

    /** Returns a positive number with three digits, or all that stand before its point; no zeros after it. */
    private static String threeDigits(double value) {
        int decimals = value >= 99.95 ? 0 : value >= 9.995 ? 1 : value >= 0.0995 ? 2 : 3;
        var text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }

    private static String inUnits(long seconds) {
        if (seconds < HOUR) {
            return two(seconds, MINUTE, "min", 1, "s");
        }
        return seconds < DAY ? two(seconds, HOUR, "h", MINUTE, "min") : two(seconds, DAY, "d", HOUR, "h");
    }

    private static String two(long seconds, int large, String largeName, int small, String smallName) {
        long rounded = Math.round((double) seconds / small) * small;
        long rest = rounded % large / small;
        return String.format(Locale.ROOT, "%,d", rounded / large) + " " + largeName
                + (rest == 0 ? "" : " " + rest + " " + smallName);
    }
}
