package loombook.process;

/**
 * Gives back in {@link #close} what was acquired: {@code try (var held = lock.hold()) { .. }} (Python: {@code with lock:}).
 */
public interface LockGuard extends AutoCloseable {
    /** Gives it back. */
    @Override
    void close();
}
