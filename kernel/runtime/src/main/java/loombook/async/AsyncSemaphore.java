package loombook.async;

/**
 * Lets some tasks of one loop at a time pass; first come, first served. Python: {@code asyncio.Semaphore}.
 *
 * {@snippet :
 * try (var _ = semaphore.acquire()) {
 *     fetch(url);
 * }
 * }
 */
public final class AsyncSemaphore {
    private final Waiters waiters = new Waiters(this);
    private final int most;
    private int value;

    /**
     * Makes a semaphore.
     *
     * @param permits how many may pass; more are there when it is released more often than acquired
     * @throws IllegalArgumentException when negative
     */
    public AsyncSemaphore(int permits) {
        this(permits, Integer.MAX_VALUE);
    }

    private AsyncSemaphore(int permits, int most) {
        if (permits < 0) {
            throw new IllegalArgumentException("A semaphore can't have " + permits + " permits.");
        }
        this.value = permits;
        this.most = most;
    }

    /** Returns a semaphore that refuses to be released more often than acquired. Python: {@code BoundedSemaphore}. */
    public static AsyncSemaphore bounded(int permits) {
        return new AsyncSemaphore(permits, permits);
    }

    /**
     * Awaits a permit and takes it.
     *
     * @return what gives it back when it is closed, for {@code try}; or call {@link #release}
     */
    public AsyncLock.Held acquire() {
        waiters.check();
        var _ = Async.current();
        if (isLocked()) {
            waiters.await(() -> {
                value++;
                wakeNext();
            });
            // More may have come while this one was on its way.
            wakeNext();
        } else {
            value--;
        }
        return this::release;
    }

    /**
     * Gives a permit back; the first who waits gets it.
     *
     * @throws IllegalStateException when the semaphore is bounded and has all its permits
     */
    public void release() {
        waiters.check();
        if (value >= most) {
            throw new IllegalStateException("The semaphore was released more often than acquired.");
        }
        value++;
        wakeNext();
    }

    /** A permit is the woken one's from now on, although it has not run yet: nobody can overtake it. */
    private void wakeNext() {
        while (value > 0 && waiters.wakeFirst()) {
            value--;
        }
    }

    /** Returns whether one who came now would have to wait. */
    public boolean isLocked() {
        return value == 0 || waiters.isAnyoneLeft();
    }

    @Override
    public String toString() {
        return "AsyncSemaphore[permits: " + value + ", waiting: " + waiters.count() + "]";
    }
}
