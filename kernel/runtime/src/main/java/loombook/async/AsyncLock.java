package loombook.async;

import org.jspecify.annotations.Nullable;

/**
 * A lock for the tasks of one loop; first come, first served. It is not reentrant. Python: {@code asyncio.Lock}. A task
 * needs it only to keep something to itself while it awaits: between two awaits it is alone anyway.
 *
 * {@snippet :
 * try (var _ = lock.acquire()) {
 *     Async.sleep(10);
 * }
 * }
 */
public final class AsyncLock {
    private final Waiters waiters = new Waiters(this);
    private boolean locked;
    private @Nullable AsyncTask<?> holder;

    /** Makes a lock that nobody holds. */
    public AsyncLock() {}

    /** What is held until it is closed. */
    @FunctionalInterface
    public interface Held extends AutoCloseable {
        /** Lets go. */
        @Override
        void close();
    }

    /**
     * Awaits the lock and takes it.
     *
     * @return what releases it when it is closed, for {@code try}; or call {@link #release}
     */
    public Held acquire() {
        waiters.check();
        var me = Async.current();
        if (locked || waiters.isAnyoneLeft()) {
            waiters.await(() -> {
                if (!locked) {
                    waiters.wakeFirst();
                }
            });
        }
        locked = true;
        holder = me;
        return this::release;
    }

    /**
     * Lets go of the lock; the first who waits gets it.
     *
     * @throws IllegalStateException when nobody holds it
     */
    public void release() {
        waiters.check();
        if (!locked) {
            throw new IllegalStateException("The lock is not held by anyone.");
        }
        locked = false;
        holder = null;
        waiters.wakeFirst();
    }

    /** Returns whether somebody holds it. */
    public boolean isLocked() {
        return locked;
    }

    /** Returns the name of the task that holds it; empty when none does. */
    String holder() {
        var now = holder;
        return now == null ? "" : now.name();
    }

    @Override
    public String toString() {
        return "AsyncLock[" + (locked ? "locked" : "unlocked") + ", waiting: " + waiters.count() + "]";
    }
}
