package loombook.async;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A lock, and a change of what it guards that tasks of one loop wait for. Python: {@code asyncio.Condition}. */
public final class AsyncCondition {
    private final AsyncLock lock;
    private final Waiters waiters = new Waiters(this);

    /** Makes a condition with a lock of its own. */
    public AsyncCondition() {
        this(new AsyncLock());
    }

    /** Makes a condition of a lock, which others may use too. */
    public AsyncCondition(AsyncLock lock) {
        this.lock = lock;
    }

    /** Awaits the lock and takes it; see {@link AsyncLock#acquire}. */
    public AsyncLock.Held acquire() {
        return lock.acquire();
    }

    /** Lets go of the lock. */
    public void release() {
        lock.release();
    }

    /**
     * Lets go of the lock, awaits a signal, and takes the lock again, also when the task is cancelled.
     *
     * @throws IllegalStateException when nobody holds the lock
     */
    public void await() {
        checkHeld();
        lock.release();
        Exception cancelled = null;
        try {
            waiters.await();
        } finally {
            cancelled = lockAgain();
        }
        if (cancelled != null) {
            throw Thrower.<RuntimeException>asIs(cancelled);
        }
    }

    /** Takes the lock whatever happens; returns by what the task was cancelled meanwhile, or null. */
    private @Nullable Exception lockAgain() {
        Exception cancelled = null;
        while (true) {
            try {
                lock.acquire();
                return cancelled;
            } catch (Exception e) {
                if (!Async.current().baton.isHere()) {
                    throw Thrower.<RuntimeException>asIs(e);
                }
                cancelled = e;
            }
        }
    }

    /** Awaits signals until something is so. Python: {@code Condition.wait_for}. */
    public void awaitUntil(BooleanSupplier isSo) {
        while (!isSo.getAsBoolean()) {
            await();
        }
    }

    /**
     * Wakes one task that waits. Python: {@code Condition.notify}.
     *
     * @throws IllegalStateException when nobody holds the lock
     */
    public void signal() {
        signal(1);
    }

    /** Wakes as many tasks that wait. */
    public void signal(int count) {
        checkHeld();
        for (int i = 0; i < count && waiters.wakeFirst(); i++) {}
    }

    /** Wakes all tasks that wait. Python: {@code Condition.notify_all}. */
    public void signalAll() {
        checkHeld();
        waiters.wakeAll();
    }

    private void checkHeld() {
        waiters.check();
        if (!lock.isLocked()) {
            throw new IllegalStateException("The condition's lock must be acquired first.");
        }
    }

    /** Returns whether somebody holds the lock. */
    public boolean isLocked() {
        return lock.isLocked();
    }
}
