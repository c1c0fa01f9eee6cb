package loombook.timing;

/**
 * Work that is timed, and has no result.
 *
 * @param <E> what it may throw
 */
@FunctionalInterface
public interface TimedAction<E extends Throwable> {
    /** Does the work. */
    void run() throws E;
}
