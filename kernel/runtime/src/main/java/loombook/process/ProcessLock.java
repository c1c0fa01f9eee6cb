package loombook.process;

import java.time.Duration;
import loombook.process.memory.Deadline;
import loombook.process.memory.Mutex;
import loombook.process.memory.SharedMemory;
import org.jspecify.annotations.Nullable;

/**
 * A lock for the threads of all processes (Python: {@code multiprocessing.Lock}). Sent to another process, it is the same
 * lock there. It is not reentrant: who has it and acquires it again waits for itself. As in Python, any thread of any
 * process may release it.
 *
 * <p>If the process that has it dies, one of those who wait, or who comes next, is told by a {@link PeerDiedException}: what
 * the lock guards may be half done. The lock is free then, and the next one to acquire it has it. In Python all wait for
 * ever. A thread that ends without releasing it, while its process lives on, keeps it.
 *
 * <p>Who waits can be interrupted; it notices within some 20 ms. Virtual threads may wait: they do not hold their carriers.
 * Waiting threads are not served in any order. What happened before a release is seen by who acquires it next.
 */
public final class ProcessLock extends Shared {
    private final transient Mutex mutex;

    /** Makes a new lock that is free. */
    public ProcessLock() {
        this(SharedMemory.create(Mutex.BYTES));
    }

    ProcessLock(SharedMemory memory) {
        super(Kind.LOCK, memory, 0);
        this.mutex = new Mutex(memory, 0);
    }

    /**
     * Waits for the lock.
     *
     * @throws PeerDiedException when the process that had it has died; it is free then
     */
    public void acquire() throws InterruptedException {
        var _ = acquire(Deadline.NEVER);
    }

    /** Takes the lock if it is free; returns whether it was. */
    public boolean tryAcquire() {
        return mutex.tryAcquire();
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
        var holder = mutex.holder();
        return switch (mutex.acquire(deadline)) {
            case YES -> true;
            case NO -> false;
            case AFTER_DEATH -> {
                mutex.release();
                throw died(holder);
            }
        };
    }

    static PeerDiedException died(Mutex.@Nullable Holder holder) {
        return new PeerDiedException("The process " + (holder == null ? "" : holder.pid() + " ")
                + "that held this lock has died without releasing it: what the lock guards may be half done."
                + " The lock is free now; acquire it again to go on.");
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
     * Lets the lock go, whoever has it.
     *
     * @throws IllegalStateException when it is free
     */
    public void release() {
        if (!mutex.releaseIfHeld()) {
            throw new IllegalStateException("The lock is free already: it was released once more than acquired.");
        }
    }

    /** Returns whether somebody has the lock; it may have changed by the time that the answer is there. */
    public boolean isLocked() {
        return mutex.holder() != null;
    }

    Mutex mutex() {
        return mutex;
    }

    @Override
    public String toString() {
        return "ProcessLock[" + (isLocked() ? "held by process " + holderPid() : "free") + "]";
    }

    private long holderPid() {
        var holder = mutex.holder();
        return holder == null ? 0 : holder.pid();
    }
}
