package loombook.timing;

import org.jspecify.annotations.Nullable;

/**
 * Work that is timed, and has a result.
 *
 * @param <T> the result
 * @param <E> what it may throw
 */
@FunctionalInterface
public interface TimedWork<T extends @Nullable Object, E extends Throwable> {
    /** Does the work. */
    T run() throws E;
}
