package loombook.process;

import java.time.Duration;
import loombook.process.memory.Deadline;
import loombook.process.memory.Mutex;
import loombook.process.memory.SharedMemory;

/**
 * A lock for the threads of all processes that a thread which has it may acquire again (Python:
 * {@code multiprocessing.RLock}). It is free when it was released as often as acquired, which only the thread that has it
 * can do. Sent to another process, it is the same lock there.
 *
 * <p>If the process that has it dies, see {@link ProcessLock}.
 */
public final class ProcessRLock extends Shared {
    private static final int COUNT = Mutex.BYTES;
    private static final int BYTES = COUNT + 8;

    private final transient Mutex mutex;
    private final transient long count;

    /** Makes a new lock that is free. */
    public ProcessRLock() {
        this(SharedMemory.create(BYTES), 0L);
    }

    ProcessRLock(SharedMemory memory, long offset) {
        super(Kind.RLOCK, memory, offset);
        this.mutex = new Mutex(memory, offset);
        this.count = offset + COUNT;
    }

    /**
     * Waits for the lock.
     *
     * @throws PeerDiedException when the process that had it has died; it is free then
     */
    public void acquire() throws InterruptedException {
        var _ = acquire(Deadline.NEVER);
    }

    /** Takes the lock if it is free or the current thread's; returns whether it was. */
    public boolean tryAcquire() {
        if (mutex.isMine() || mutex.tryAcquire()) {
            deepen();
            return true;
        }
        return false;
    }

    /**
     * Waits for the lock, at most so long (Python: {@code acquire(timeout=..)}).
     *
     * @return whether it was acquired
     * @throws PeerDiedException when the process that had it has died; it is free then
     */
    public boolean tryAcquire(Duration timeout) throws InterruptedException {
        return acquire(Deadline.in(timeout));
    }

    boolean acquire(Deadline deadline) throws InterruptedException {
        if (tryAcquire()) {
            return true;
        }
        var holder = mutex.holder();
        return switch (mutex.acquire(deadline)) {
            case YES -> {
                deepen();
                yield true;
            }
            case NO -> false;
            case AFTER_DEATH -> {
                memory.setPlainInt(count, 0);
                mutex.release();
                throw ProcessLock.died(holder);
            }
        };
    }

    private void deepen() {
        memory.setPlainInt(count, memory.getPlainInt(count) + 1);
    }

    /**
     * Waits for the lock; the result releases it.
     *
     * @throws PeerDiedException when the process that had it has died; it is free then
     */
    public LockGuard hold() throws InterruptedException {
        acquire();
        return this::release;
    }

    /**
     * Lets the lock go once.
     *
     * @throws IllegalMonitorStateException when the current thread does not have it
     */
    public void release() {
        requireMine();
        int left = memory.getPlainInt(count) - 1;
        memory.setPlainInt(count, left);
        if (left == 0) {
            mutex.release();
        }
    }

    /** Returns whether the current thread has the lock. */
    public boolean isHeldByCurrentThread() {
        return mutex.isMine();
    }

    /** Lets the lock go altogether; returns how often it was acquired. */
    int releaseAll() {
        int depth = memory.getPlainInt(count);
        memory.setPlainInt(count, 0);
        mutex.release();
        return depth;
    }

    /** Notes that the lock was acquired so often. */
    void setDepth(int depth) {
        memory.setPlainInt(count, depth);
    }

    Mutex mutex() {
        return mutex;
    }

    void requireMine() {
        if (!mutex.isMine()) {
            throw new IllegalMonitorStateException(
                    "Only the thread that has acquired this lock can do that, and this one has not.");
        }
    }

    @Override
    public String toString() {
        var holder = mutex.holder();
        return "ProcessRLock[" + (holder == null ? "free" : "held by process " + holder.pid()) + "]";
    }
}
