package loombook.process.memory;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A place in shared memory at which threads of any process wait until something holds. Who makes it hold calls
 * {@link #wakeOne} or {@link #wakeAll}.
 *
 * <p>Who waits looks, spins for some microseconds and then sleeps in the system (a futex). It wakes up by itself every
 * {@value #SLICE_MS} ms to see whether it was interrupted or somebody has died, so no wake-up can be lost with the process
 * that owed it. A virtual thread would hold its carrier in the system's call; it sleeps in steps of at most
 * {@value #STEP_MS} ms instead, as all threads do where there is no futex.
 */
public final class Signal {
    /** How much memory it takes, at a multiple of 4. */
    public static final int BYTES = 16;

    private static final int SLICE_MS = 20;
    private static final int STEP_MS = 1;
    private static final long SLICE_NS = SLICE_MS * 1_000_000L;
    private static final long FIRST_STEP_NS = 20_000;
    private static final long STEP_NS = STEP_MS * 1_000_000L;
    /** The longest pause of those that are taken before it sleeps. */
    private static final int SPINS = Runtime.getRuntime().availableProcessors() > 1 ? 512 : 0;

    private final SharedMemory memory;
    private final long count;
    private final long waiting;

    /** Whether somebody was woken who has not looked yet: it would be in vain to wake another one. */
    private final long woken;

    /** Looked at now and then by who waits: it may throw, or mend what keeps the condition from holding. */
    @FunctionalInterface
    public interface Watch {
        /** Looks for nothing. */
        Watch NONE = () -> {};

        /** Looks around. */
        void look();
    }

    /** Makes it of the memory at an offset, where there are zeros at first. */
    public Signal(SharedMemory memory, long offset) {
        this.memory = memory;
        this.count = offset;
        this.waiting = offset + 4;
        this.woken = offset + 8;
    }

    /**
     * Waits until a condition holds, which may do what it looks for.
     *
     * @return false if the time was over before
     */
    public boolean await(BooleanSupplier condition, Deadline deadline, Watch watch) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (condition.getAsBoolean()) {
            return true;
        }
        if (deadline.left() <= 0) {
            return false;
        }
        // Pauses that grow: two processes that look all the time would slow down the one that has the lock.
        for (int pauses = 1; pauses <= SPINS; pauses *= 2) {
            for (int i = 0; i < pauses; i++) {
                Thread.onSpinWait();
            }
            if (condition.getAsBoolean()) {
                return true;
            }
        }
        return sleepUntil(condition, deadline, watch);
    }

    private boolean sleepUntil(BooleanSupplier condition, Deadline deadline, Watch watch) throws InterruptedException {
        var _ = memory.getAndAddInt(waiting, 1);
        try {
            for (int round = 0; ; round++) {
                int seen = memory.getInt(count);
                if (condition.getAsBoolean()) {
                    return true;
                }
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                long left = deadline.left();
                if (left <= 0) {
                    return false;
                }
                if (round > 0) {
                    watch.look();
                }
                sleep(seen, left, round);
                memory.setInt(woken, 0);
            }
        } finally {
            var _ = memory.getAndAddInt(waiting, -1);
        }
    }

    private void sleep(int seen, long left, int round) {
        if (!Thread.currentThread().isVirtual() && Native.sleep(address(), seen, Math.min(left, SLICE_NS))) {
            return;
        }
        if (memory.getInt(count) == seen) {
            long step = Math.min(STEP_NS, FIRST_STEP_NS << Math.min(round, 10));
            LockSupport.parkNanos(Math.min(left, step));
        }
    }

    /**
     * Wakes one of those who wait, unless one was woken just now and did not look yet. So whoever is woken and leaves
     * something for others wakes the next one.
     */
    public void wakeOne() {
        if (memory.getInt(waiting) != 0 && memory.getInt(woken) == 0) {
            memory.setInt(woken, 1);
            wake(1);
        }
    }

    /** Wakes all who wait. */
    public void wakeAll() {
        if (memory.getInt(waiting) != 0) {
            wake(Integer.MAX_VALUE);
        }
    }

    private void wake(int most) {
        var _ = memory.getAndAddInt(count, 1);
        Native.wake(address(), most);
    }

    /** Returns how many threads sleep here; those of processes that were killed meanwhile are among them. */
    public int waiting() {
        return memory.getInt(waiting);
    }

    private long address() {
        return memory.segment().address() + count;
    }
}
