package loombook.process;

import java.time.Duration;
import java.util.stream.Collectors;
import loombook.process.memory.Attachments;
import loombook.process.memory.Deadline;
import loombook.process.memory.Mutex;
import loombook.process.memory.SharedMemory;
import loombook.process.memory.Signal;

/**
 * Permits for the threads of all processes (Python: {@code multiprocessing.Semaphore}, {@code BoundedSemaphore}). Sent to
 * another process, it is the same semaphore there. Any process may release what another one has acquired.
 *
 * <p>If a process dies that has acquired more than it has released, one of those who wait is told by a
 * {@link PeerDiedException}, and its permits are there again. In Python they are lost for ever.
 */
public final class ProcessSemaphore extends Shared {
    // The permits are not counted but computed: the base less what each process has acquired. So a process that dies
    // leaves a sum that is right, and not a number that it was about to write.
    private static final int BASE = 0;
    private static final int BOUND = 4;
    private static final int RELEASED = 8;
    private static final int LOCK = RELEASED + Signal.BYTES;
    private static final int HOLDERS = 64;
    private static final int BYTES = HOLDERS + Attachments.BYTES;

    private final transient Mutex lock;
    private final transient Signal released;
    private final transient Attachments holders;

    /**
     * Makes a semaphore with as many permits.
     *
     * @throws IllegalArgumentException when there are fewer than none
     */
    public ProcessSemaphore(int permits) {
        this(permits, Integer.MAX_VALUE);
    }

    private ProcessSemaphore(int permits, int bound) {
        this(withPermits(permits, bound));
    }

    ProcessSemaphore(SharedMemory memory) {
        super(Kind.SEMAPHORE, memory, 0);
        this.lock = new Mutex(memory, LOCK);
        this.released = new Signal(memory, RELEASED);
        this.holders = new Attachments(memory, HOLDERS);
    }

    private static SharedMemory withPermits(int permits, int bound) {
        if (permits < 0) {
            throw new IllegalArgumentException("A semaphore can't have " + permits + " permits.");
        }
        var memory = SharedMemory.create(BYTES);
        memory.setInt(BASE, permits);
        memory.setInt(BOUND, bound);
        return memory;
    }

    /** Makes a semaphore that can't have more permits than at first (Python: {@code BoundedSemaphore}). */
    public static ProcessSemaphore bounded(int permits) {
        return new ProcessSemaphore(permits, permits);
    }

    /**
     * Waits for a permit.
     *
     * @throws PeerDiedException when a process has died that had permits; they are there again
     */
    public void acquire() throws InterruptedException {
        var _ = acquire(Deadline.NEVER);
    }

    /** Takes a permit if there is one; returns whether there was. */
    public boolean tryAcquire() {
        return take();
    }

    /**
     * Waits for a permit, at most so long (Python: {@code acquire(timeout=..)}).
     *
     * @return whether it was acquired
     * @throws PeerDiedException when a process has died that had permits; they are there again
     */
    public boolean tryAcquire(Duration timeout) throws InterruptedException {
        return acquire(Deadline.in(timeout));
    }

    private boolean acquire(Deadline deadline) throws InterruptedException {
        return released.await(this::take, deadline, this::lookForDead);
    }

    private boolean take() {
        if (permits() <= 0) {
            return false;
        }
        var _ = lock.acquireBriefly();
        try {
            if (permits() <= 0) {
                return false;
            }
            holders.count(1);
        } finally {
            lock.release();
        }
        if (permits() > 0) {
            released.wakeOne();
        }
        return true;
    }

    private void lookForDead() {
        var _ = lock.acquireBriefly();
        long lost = 0;
        String who;
        try {
            var dead = holders.removeDead();
            for (var one : dead) {
                lost += Math.max(0, one.count());
                // What it had released for others stays released.
                memory.setInt(BASE, (int) (memory.getInt(BASE) - Math.min(0, one.count())));
            }
            who = dead.stream().map(one -> "" + one.process().pid()).collect(Collectors.joining(", "));
        } finally {
            lock.release();
        }
        if (lost > 0) {
            released.wakeAll();
            throw new PeerDiedException(
                    "The process " + who + " has died and had acquired " + lost
                            + " of this semaphore's permits: what it did may be half done. They are there again; acquire to go on.");
        }
    }

    /** Waits for a permit; the result releases it. */
    public LockGuard hold() throws InterruptedException {
        acquire();
        return this::release;
    }

    /**
     * Gives a permit back, or adds one.
     *
     * @throws IllegalStateException when the semaphore is bounded and has all its permits
     */
    public void release() {
        release(1);
    }

    /**
     * Gives permits back, or adds some (Python: {@code release(n)}).
     *
     * @throws IllegalStateException when the semaphore is bounded and would have more permits than at first
     */
    public void release(int permits) {
        if (permits < 1) {
            throw new IllegalArgumentException("It must be 1 permit at least, and not " + permits + ".");
        }
        var _ = lock.acquireBriefly();
        try {
            if ((long) permits() + permits > memory.getInt(BOUND)) {
                throw new IllegalStateException("The semaphore has all its permits: it was released too often.");
            }
            holders.count(-permits);
        } finally {
            lock.release();
        }
        if (permits == 1) {
            released.wakeOne();
        } else {
            released.wakeAll();
        }
    }

    /** Returns how many permits there are now (Python: {@code get_value()}). */
    public int permits() {
        return (int) (memory.getInt(BASE) - holders.sum());
    }

    @Override
    public String toString() {
        return "ProcessSemaphore[" + permits() + " permits]";
    }
}
