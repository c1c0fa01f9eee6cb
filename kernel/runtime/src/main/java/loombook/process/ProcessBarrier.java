package loombook.process;

import java.time.Duration;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.TimeoutException;
import loombook.process.memory.Attachments;
import loombook.process.memory.Deadline;
import loombook.process.memory.Mutex;
import loombook.process.memory.SharedMemory;
import loombook.process.memory.Signal;
import org.jspecify.annotations.Nullable;

/**
 * A point at which threads of all processes wait for each other (Python: {@code multiprocessing.Barrier}). Sent to another
 * process, it is the same barrier there, and can be used again and again.
 *
 * <p>It breaks, for all who wait and all who come, when one of them is interrupted, is out of time, or dies, when the action
 * fails, and by {@link #abort}; {@link #reset} mends it. Who dies before it has come is not known here: take a time-out
 * where that may be.
 *
 * <p>The action runs in the thread that comes last. It is not sent to other processes, so it is done if that thread is one of
 * the process which has made the barrier; in Python each process has its copy.
 */
public final class ProcessBarrier extends Shared {
    private static final int PARTIES = 0;
    private static final int WAITING = 4;

    /** How many rounds have ended. */
    private static final int ROUND = 8;

    private static final int BROKEN = 12;

    /** A bit for each of the latest 64 rounds: whether it ended by breaking. Who is slow to go on finds it here. */
    private static final int BROKEN_ROUNDS = 16;

    private static final int PASSED = 24;
    private static final int LOCK = 40;
    private static final int WAITERS = 128;
    private static final int BYTES = WAITERS + Attachments.BYTES;

    private final transient @Nullable Runnable action;
    private final transient Mutex lock;
    private final transient Signal passed;
    private final transient Attachments waiters;

    /**
     * Makes a barrier.
     *
     * @param parties how many threads pass it together
     * @throws IllegalArgumentException when they are fewer than one
     */
    public ProcessBarrier(int parties) {
        this(withParties(parties), null);
    }

    /** Makes a barrier at which the last one to come does an action before all go on. */
    public ProcessBarrier(int parties, Runnable action) {
        this(withParties(parties), action);
    }

    ProcessBarrier(SharedMemory memory, @Nullable Runnable action) {
        super(Kind.BARRIER, memory, 0);
        this.action = action;
        this.lock = new Mutex(memory, LOCK);
        this.passed = new Signal(memory, PASSED);
        this.waiters = new Attachments(memory, WAITERS);
    }

    private static SharedMemory withParties(int parties) {
        if (parties < 1) {
            throw new IllegalArgumentException("A barrier needs 1 party at least, and not " + parties + ".");
        }
        var memory = SharedMemory.create(BYTES);
        memory.setInt(PARTIES, parties);
        return memory;
    }

    /**
     * Waits until all have come.
     *
     * @return how many came before in this round: 0 for the first
     * @throws BrokenBarrierException when the barrier is broken
     */
    public int await() throws InterruptedException, BrokenBarrierException {
        try {
            return await(Deadline.NEVER);
        } catch (TimeoutException e) {
            throw new AssertionError("never is over", e);
        }
    }

    /**
     * Waits until all have come, at most so long (Python: {@code wait(timeout)}, whose own time-out is a broken barrier
     * too).
     *
     * @return how many came before in this round: 0 for the first
     * @throws TimeoutException when the time is over; the barrier is broken by it
     * @throws BrokenBarrierException when the barrier is broken
     */
    public int await(Duration timeout) throws InterruptedException, BrokenBarrierException, TimeoutException {
        return await(Deadline.in(timeout));
    }

    private int await(Deadline deadline) throws InterruptedException, BrokenBarrierException, TimeoutException {
        int round;
        int index;
        enter();
        try {
            round = memory.getInt(ROUND);
            requireWhole();
            index = memory.getInt(WAITING);
            memory.setInt(WAITING, index + 1);
            waiters.count(1);
        } finally {
            lock.release();
        }
        try {
            if (index + 1 == parties()) {
                pass(round);
                return index;
            }
            boolean done = passed.await(() -> memory.getInt(ROUND) != round, deadline, () -> breakIfDead(round));
            if (!done) {
                breakIfIn(round);
                throw new TimeoutException("Not all " + parties() + " came to the barrier in time; it is broken now.");
            }
        } catch (InterruptedException e) {
            breakIfIn(round);
            throw e;
        } finally {
            waiters.count(-1);
        }
        if ((memory.getLong(BROKEN_ROUNDS) & 1L << round) != 0) {
            throw broken();
        }
        return index;
    }

    private void enter() {
        if (lock.acquireBriefly()) {
            // It died between two words: how many wait is not known.
            breakNow();
        }
    }

    private void pass(int round) throws BrokenBarrierException {
        boolean done = false;
        try {
            if (action instanceof Runnable work) {
                work.run();
            }
            done = true;
        } finally {
            if (!done) {
                breakIfIn(round);
            }
        }
        enter();
        try {
            if (memory.getInt(ROUND) != round) {
                throw broken();
            }
            end(false);
        } finally {
            lock.release();
        }
        passed.wakeAll();
    }

    private void end(boolean broken) {
        int round = memory.getInt(ROUND);
        long bit = 1L << round;
        long rounds = memory.getLong(BROKEN_ROUNDS);
        memory.setLong(BROKEN_ROUNDS, broken ? rounds | bit : rounds & ~bit);
        memory.setInt(WAITING, 0);
        memory.setInt(ROUND, round + 1);
    }

    private void breakIfDead(int round) {
        if (waiters.removeDead().stream().anyMatch(one -> one.count() > 0)) {
            breakIfIn(round);
        }
    }

    private void breakIfIn(int round) {
        enter();
        try {
            if (memory.getInt(ROUND) == round) {
                breakNow();
            }
        } finally {
            lock.release();
        }
    }

    private void breakNow() {
        if (!isBroken()) {
            memory.setInt(BROKEN, 1);
            end(true);
            passed.wakeAll();
        }
    }

    private void requireWhole() throws BrokenBarrierException {
        if (isBroken()) {
            throw broken();
        }
    }

    private static BrokenBarrierException broken() {
        return new BrokenBarrierException(
                "The barrier is broken: one of its parties was interrupted, was out of time, has"
                        + " failed or died, or it was aborted or reset. reset() mends it.");
    }

    /** Breaks the barrier. */
    public void abort() {
        enter();
        try {
            breakNow();
        } finally {
            lock.release();
        }
    }

    /** Mends the barrier, and breaks it for those who wait now. */
    public void reset() {
        enter();
        try {
            if (waiting() > 0) {
                breakNow();
            }
            memory.setInt(BROKEN, 0);
        } finally {
            lock.release();
        }
    }

    /** Returns how many threads pass it together. */
    public int parties() {
        return memory.getInt(PARTIES);
    }

    /** Returns how many wait now (Python: {@code n_waiting}). */
    public int waiting() {
        return memory.getInt(WAITING);
    }

    /** Returns whether it is broken. */
    public boolean isBroken() {
        return memory.getInt(BROKEN) != 0;
    }

    @Override
    public String toString() {
        return "ProcessBarrier[" + (isBroken() ? "broken" : waiting() + " of " + parties() + " wait") + "]";
    }
}
