package loombook.thread;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A flag that threads can wait for: one thread says that something has happened, the others go on. Python: {@code
 * threading.Event}. It can be cleared and used again, which a {@link java.util.concurrent.CountDownLatch} can't.
 *
 * <p>Safe for any number of threads. What a thread did before {@link #set} is seen by those that see the flag set. Not
 * for {@code synchronized}: nobody else can hold its lock.
 */
public final class Event {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile boolean isSet;
    private long times;

    /** Makes an event that is not set. */
    public Event() {}

    /** Returns whether the flag is set now. Python: {@code is_set}. */
    public boolean isSet() {
        return isSet;
    }

    /** Sets the flag and lets all waiting threads go on; does nothing when it is set. */
    public void set() {
        lock.lock();
        try {
            if (!isSet) {
                isSet = true;
                times++;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes the flag back: who waits from now on waits until it is set again. */
    public void clear() {
        lock.lock();
        try {
            isSet = false;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the flag is set; returns at once when it is. Who was waiting when it was set goes on, also when it has
     * been cleared meanwhile. Python: {@code wait}, a name that every object in Java has already.
     *
     * @throws InterruptedException when the thread is interrupted before or meanwhile
     */
    public void await() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long before = times;
            while (!isSet && times == before) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the flag is set, but not longer than this.
     *
     * @param timeout how long; zero or less only looks
     * @return whether it was set in time
     * @throws InterruptedException when the thread is interrupted before or meanwhile
     */
    public boolean await(Duration timeout) throws InterruptedException {
        long left = Durations.nanos(timeout);
        lock.lockInterruptibly();
        try {
            long before = times;
            while (!isSet && times == before) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String toString() {
        return "Event[" + (isSet ? "set" : "not set") + "]";
    }
}
