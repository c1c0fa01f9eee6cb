package loombook.process;

import java.io.Serializable;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import loombook.process.memory.Deadline;
import loombook.process.memory.ProcessIdentity;
import loombook.process.memory.SharedMemory;
import loombook.process.memory.Signal;

/**
 * What the threads of all processes wait for that have a lock together (Python: {@code multiprocessing.Condition}). Sent to
 * another process, it is the same condition there, with the same lock. Whoever has waited longest is notified first; one
 * whose process has died is passed over, so no notification is lost with it.
 *
 * <p>All methods but {@link #close} are for the thread that has the lock; else they throw
 * {@link IllegalMonitorStateException}.
 */
@SuppressWarnings("serial") // another object is sent in its place
public final class ProcessCondition implements Serializable, AutoCloseable {
    /** How many threads can wait at a time. */
    private static final int MOST = 256;

    private static final int TICKETS = 0;
    private static final int SLOTS = 64;
    private static final int TICKET = 0;
    private static final int NOTIFIED = 8;
    private static final int PID = 16;
    private static final int START = 24;
    private static final int SIGNAL = 32;
    private static final int SLOT = 64;
    private static final int BYTES = SLOTS + MOST * SLOT;

    private final ProcessRLock lock;
    private final SharedMemory memory;

    private record Handle(ProcessRLock lock, SharedMemory.Address address) implements Serializable {
        private Object readResolve() {
            return new ProcessCondition(lock, SharedMemory.open(address));
        }
    }

    /** Makes a condition with a new lock. */
    public ProcessCondition() {
        this(new ProcessRLock());
    }

    /** Makes a condition of a lock. */
    public ProcessCondition(ProcessRLock lock) {
        this(lock, SharedMemory.create(BYTES));
    }

    private ProcessCondition(ProcessRLock lock, SharedMemory memory) {
        this.lock = lock;
        this.memory = memory;
    }

    /** Returns the lock. */
    public ProcessRLock lock() {
        return lock;
    }

    /** Waits for the lock; the result releases it: {@code try (var held = condition.hold()) { .. }}. */
    public LockGuard hold() throws InterruptedException {
        return lock.hold();
    }

    /**
     * Lets the lock go, waits to be notified, and acquires the lock again.
     *
     * @throws InterruptedException when interrupted; the lock is had again then
     * @throws PeerDiedException when the process that had the lock meanwhile has died; the lock is free then
     */
    public void await() throws InterruptedException {
        var _ = await(Deadline.NEVER);
    }

    /**
     * The same, at most so long (Python: {@code wait(timeout)}).
     *
     * @return whether it was notified
     */
    public boolean await(Duration timeout) throws InterruptedException {
        return await(Deadline.in(timeout));
    }

    /** Waits until something holds: looks at first and after each notification (Python: {@code wait_for}). */
    public void awaitUntil(BooleanSupplier condition) throws InterruptedException {
        lock.requireMine();
        while (!condition.getAsBoolean()) {
            await();
        }
    }

    /**
     * The same, at most so long.
     *
     * @return whether it holds
     */
    public boolean awaitUntil(BooleanSupplier condition, Duration timeout) throws InterruptedException {
        lock.requireMine();
        var deadline = Deadline.in(timeout);
        while (!condition.getAsBoolean()) {
            if (!await(deadline)) {
                return condition.getAsBoolean();
            }
        }
        return true;
    }

    private boolean await(Deadline deadline) throws InterruptedException {
        lock.requireMine();
        long slot = enlist();
        var notified = new Signal(memory, slot + SIGNAL);
        int depth = lock.releaseAll();
        try {
            notified.await(() -> memory.getInt(slot + NOTIFIED) != 0, deadline, Signal.Watch.NONE);
        } finally {
            acquireAgain(depth, slot);
        }
        return memory.getInt(slot + NOTIFIED) != 0;
    }

    private void acquireAgain(int depth, long slot) {
        boolean afterDeath = lock.mutex().acquireBriefly();
        lock.setDepth(depth);
        // Only now it is sure whether it was notified: that needs the lock.
        memory.setLong(slot + PID, 0);
        if (afterDeath) {
            var _ = lock.releaseAll();
            throw ProcessLock.died(null);
        }
    }

    private long enlist() {
        for (int i = 0; i < MOST; i++) {
            long slot = slot(i);
            if (memory.getLong(slot + PID) == 0 || !isAlive(slot)) {
                long ticket = memory.getLong(TICKETS);
                memory.setLong(TICKETS, ticket + 1);
                memory.setInt(slot + NOTIFIED, 0);
                memory.setLong(slot + TICKET, ticket);
                memory.setLong(slot + START, ProcessIdentity.current().start());
                memory.setLong(slot + PID, ProcessIdentity.current().pid());
                return slot;
            }
        }
        throw new IllegalStateException("More than " + MOST + " threads wait already.");
    }

    private static long slot(int number) {
        return SLOTS + (long) number * SLOT;
    }

    private boolean isAlive(long slot) {
        return new ProcessIdentity(memory.getLong(slot + PID), memory.getLong(slot + START)).isAlive();
    }

    /** Notifies the one that has waited longest (Python: {@code notify}; Java keeps that name for itself). */
    public void signal() {
        signal(1);
    }

    /** Notifies those who have waited longest, at most so many (Python: {@code notify(n)}). */
    public void signal(int most) {
        lock.requireMine();
        for (int i = 0; i < most && notifyLongest(); i++) {}
    }

    /** Notifies all who wait (Python: {@code notify_all}). */
    public void signalAll() {
        signal(MOST);
    }

    private boolean notifyLongest() {
        while (true) {
            long longest = -1;
            for (int i = 0; i < MOST; i++) {
                long slot = slot(i);
                boolean waits = memory.getLong(slot + PID) != 0 && memory.getInt(slot + NOTIFIED) == 0;
                if (waits && (longest < 0 || memory.getLong(slot + TICKET) < memory.getLong(longest + TICKET))) {
                    longest = slot;
                }
            }
            if (longest < 0) {
                return false;
            }
            if (isAlive(longest)) {
                memory.setInt(longest + NOTIFIED, 1);
                new Signal(memory, longest + SIGNAL).wakeAll();
                return true;
            }
            memory.setLong(longest + PID, 0);
        }
    }

    /** Returns how many wait now. */
    public int waiting() {
        int waiting = 0;
        for (int i = 0; i < MOST; i++) {
            long slot = slot(i);
            if (memory.getLong(slot + PID) != 0 && memory.getInt(slot + NOTIFIED) == 0) {
                waiting++;
            }
        }
        return waiting;
    }

    /** Ends the use of the condition through this object; its lock stays open. */
    @Override
    public void close() {
        memory.close();
    }

    private Object writeReplace() {
        return new Handle(lock, memory.address());
    }

    @Override
    public String toString() {
        return "ProcessCondition[" + waiting() + " wait]";
    }
}
