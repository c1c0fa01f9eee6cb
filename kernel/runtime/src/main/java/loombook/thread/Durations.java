package loombook.thread;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Time-outs in the units of the JDK, and in words. */
final class Durations {
    private Durations() {}

    /** Returns nanoseconds; what is longer than 292 years is that long. */
    static long nanos(Duration duration) {
        return TimeUnit.NANOSECONDS.convert(duration);
    }

    /** Returns a duration for a sentence, such as {@code 0.5 s}. */
    static String words(Duration duration) {
        var seconds = String.format(Locale.ROOT, "%.3f", nanos(duration) / 1e9);
        return seconds.replaceFirst("\\.?0+$", "") + " s";
    }
}
