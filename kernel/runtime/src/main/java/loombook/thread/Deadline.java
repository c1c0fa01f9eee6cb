package loombook.thread;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When waiting ends, however many waits there are until then.
 *
 * @param timeout how long that was from the beginning; null for ever
 * @param begun the time of {@link System#nanoTime} at the beginning
 */
record Deadline(@Nullable Duration timeout, long begun) {
    /** There is none. */
    static final Deadline NEVER = new Deadline(null, 0);

    /** Returns the one that is so far away from now. */
    static Deadline in(Duration timeout) {
        return new Deadline(timeout, System.nanoTime());
    }

    /** Returns how many nanoseconds are left; none when it is not more than zero. */
    long left() {
        return timeout == null ? Long.MAX_VALUE : Durations.nanos(timeout) - (System.nanoTime() - begun);
    }

    /** Returns how long the wait was to be, in words. */
    String words() {
        return timeout == null ? "ever" : Durations.words(timeout);
    }
}
