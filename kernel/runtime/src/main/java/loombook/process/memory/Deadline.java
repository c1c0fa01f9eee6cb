package loombook.process.memory;

import java.time.Duration;

/**
 * The moment until which somebody waits.
 *
 * @param nanos as {@link System#nanoTime()} counts
 * @param never whether it never comes
 */
public record Deadline(long nanos, boolean never) {
    /** Waits for as long as it takes. */
    public static final Deadline NEVER = new Deadline(0, true);

    /** Does not wait at all. */
    public static final Deadline NOW = new Deadline(System.nanoTime(), false);

    /** The longest time that can be counted, some 146 years. */
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE / 2);

    /** Returns the end of a time that begins now; a negative one is over already. */
    public static Deadline in(Duration time) {
        if (time.compareTo(LONGEST) > 0) {
            return NEVER;
        }
        return new Deadline(System.nanoTime() + (time.isNegative() ? 0 : time.toNanos()), false);
    }

    /** Returns the nanoseconds that are left; none or fewer when it is over. */
    public long left() {
        return never ? Long.MAX_VALUE : nanos - System.nanoTime();
    }
}
