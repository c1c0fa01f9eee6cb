package loombook.process.memory;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A lock in shared memory for the threads of all processes. When its holder's process dies, who waits, or comes next,
 * gets it within some 20 ms and is told.
 */
public final class Mutex {
    /** How much memory it takes, at a multiple of 8. */
    public static final int BYTES = 32;

    private static final int START = 8;
    private static final int SIGNAL = 16;

    private final SharedMemory memory;
    private final long owner;
    private final long start;
    private final Signal released;

    /** What came of the wish to have the lock. */
    public enum Acquired {
        /** It is had. */
        YES,
        /** It is had, and was not released by who had it: that process has died in the middle of what it did. */
        AFTER_DEATH,
        /** It is not had: the time is over. */
        NO
    }

    /**
     * The thread that holds a lock.
     *
     * @param pid the number of its process
     * @param thread its own number there
     */
    public record Holder(long pid, int thread) {}

    /** Makes it of the memory at an offset, where there are zeros at first. */
    public Mutex(SharedMemory memory, long offset) {
        this.memory = memory;
        this.owner = offset;
        this.start = offset + START;
        this.released = new Signal(memory, offset + SIGNAL);
    }

    /** Waits for the lock until a deadline. */
    public Acquired acquire(Deadline deadline) throws InterruptedException {
        if (tryAcquire()) {
            return Acquired.YES;
        }
        var attempt = new Attempt();
        boolean had = released.await(attempt, deadline, attempt);
        return !had ? Acquired.NO : attempt.afterDeath ? Acquired.AFTER_DEATH : Acquired.YES;
    }

    /**
     * Waits for the lock, also when interrupted: for what is held for moments only.
     *
     * @return whether who had it died in the middle of what it did
     */
    public boolean acquireBriefly() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return acquire(Deadline.NEVER) == Acquired.AFTER_DEATH;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Takes the lock if it is free. */
    public boolean tryAcquire() {
        if (memory.getLong(owner) == 0 && memory.compareAndSetLong(owner, 0, me())) {
            memory.setPlainLong(start, ProcessIdentity.current().start());
            return true;
        }
        return false;
    }

    /** Lets the lock go, whoever has it. */
    public void release() {
        memory.setPlainLong(start, 0);
        memory.setLong(owner, 0);
        released.wakeOne();
    }

    /** Lets the lock go unless it is free; returns false if it is. */
    public boolean releaseIfHeld() {
        long held = memory.getLong(owner);
        while (held != 0) {
            memory.setLong(start, 0);
            if (memory.compareAndSetLong(owner, held, 0)) {
                released.wakeOne();
                return true;
            }
            held = memory.getLong(owner);
        }
        return false;
    }

    /** Returns whether the current thread has the lock. */
    public boolean isMine() {
        return memory.getLong(owner) == me();
    }

    /** Returns who has the lock, or null if it is free. */
    public @Nullable Holder holder() {
        long held = memory.getLong(owner);
        return held == 0 ? null : new Holder(held >>> Integer.SIZE, (int) held);
    }

    private static long me() {
        return ProcessIdentity.current().pid() << Integer.SIZE
                | (Thread.currentThread().threadId() & 0xffff_ffffL);
    }

    /** One thread's try to have the lock, and its look whether the holder lives. */
    private final class Attempt implements BooleanSupplier, Signal.Watch {
        private long dead;
        boolean afterDeath;

        @Override
        public boolean getAsBoolean() {
            if (tryAcquire()) {
                return true;
            }
            if (dead != 0 && memory.compareAndSetLong(owner, dead, me())) {
                memory.setLong(start, ProcessIdentity.current().start());
                afterDeath = true;
                return true;
            }
            return false;
        }

        @Override
        public void look() {
            long held = memory.getLong(owner);
            long since = memory.getLong(start);
            boolean isDead = held != 0 && !isAlive(held >>> Integer.SIZE, since);
            // Both words once more: they may have been read of two holders, one after the other.
            dead = isDead && memory.getLong(owner) == held && memory.getLong(start) == since ? held : 0;
        }

        private boolean isAlive(long pid, long since) {
            var current = ProcessIdentity.current();
            // Not noted yet when it has just been acquired: then only the number counts.
            return pid == current.pid()
                    || (since == 0 ? ProcessHandle.of(pid).isPresent() : new ProcessIdentity(pid, since).isAlive());
        }
    }
}
