package loombook.process.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * The processes that use something in shared memory, each with a number that it may count in. Who dies is still noted
 * here until its place is needed, or it is told of by {@link #removeDead}.
 */
public final class Attachments {
    /** How many processes there can be. */
    public static final int MOST = 128;

    private static final int PID = 0;
    private static final int START = 8;
    private static final int COUNT = 16;
    private static final int SLOT = 24;
    private static final int EVER = Mutex.BYTES;
    private static final int SLOTS = Mutex.BYTES + 8;

    /** How much memory it takes, at a multiple of 8. */
    public static final int BYTES = SLOTS + MOST * SLOT;

    private final SharedMemory memory;
    private final Mutex mutex;
    private final long ever;
    private final long slots;
    private volatile long mine = -1;

    /**
     * A process that is noted here.
     *
     * @param count what it has counted
     */
    public record Attached(ProcessIdentity process, long count) {}

    /** Makes it of the memory at an offset, where there are zeros at first. */
    public Attachments(SharedMemory memory, long offset) {
        this.memory = memory;
        this.mutex = new Mutex(memory, offset);
        this.ever = offset + EVER;
        this.slots = offset + SLOTS;
    }

    /**
     * Notes this process; does nothing when it is noted.
     *
     * @throws IllegalStateException when too many processes are
     */
    public void attach() {
        if (mine < 0 || !holds(mine, ProcessIdentity.current())) {
            attachSlowly();
        }
    }

    private void attachSlowly() {
        var current = ProcessIdentity.current();
        var _ = mutex.acquireBriefly();
        try {
            long own = find(slot -> holds(slot, current) ? slot : -1);
            if (own < 0) {
                own = find(slot -> memory.getLong(slot + PID) == 0 ? slot : -1);
            }
            if (own < 0) {
                own = find(slot -> !process(slot).isAlive() ? slot : -1);
            }
            if (own < 0) {
                throw new IllegalStateException("More than " + MOST + " processes use it already.");
            }
            if (!holds(own, current)) {
                memory.setLong(own + COUNT, 0);
                memory.setLong(own + START, current.start());
                memory.setLong(own + PID, current.pid());
                memory.setLong(ever, memory.getLong(ever) + 1);
            }
            mine = own;
        } finally {
            mutex.release();
        }
    }

    /** Notes that a process does not use it any more. */
    public void detach(ProcessIdentity process) {
        var _ = mutex.acquireBriefly();
        try {
            long slot = find(one -> holds(one, process) ? one : -1);
            if (slot >= 0) {
                memory.setLong(slot + PID, 0);
            }
        } finally {
            mutex.release();
        }
    }

    /** Counts for this process; it is attached by it. */
    public void count(long delta) {
        attach();
        var _ = memory.getAndAddLong(mine + COUNT, delta);
    }

    /** Returns what all have counted, whether they live or not. */
    public long sum() {
        long sum = 0;
        long most = Math.min(memory.getLong(ever), MOST);
        for (int i = 0; i < most; i++) {
            long slot = slots + (long) i * SLOT;
            if (memory.getLong(slot + PID) != 0) {
                sum += memory.getLong(slot + COUNT);
            }
        }
        return sum;
    }

    /** Returns whether a process other than this one was ever noted here. */
    public boolean hadOthers() {
        long most = memory.getLong(ever);
        return most > 1 || (most == 1 && !has(ProcessIdentity.current()));
    }

    /** Returns whether a process is noted here. */
    public boolean has(ProcessIdentity process) {
        return find(slot -> holds(slot, process) ? slot : -1) >= 0;
    }

    /** Returns whether a process other than this one is noted here and lives. */
    public boolean hasOthers() {
        return find(slot -> isOther(slot) && process(slot).isAlive() ? slot : -1) >= 0;
    }

    /** Returns whether any process is noted here and lives. */
    public boolean hasAny() {
        return find(slot -> memory.getLong(slot + PID) != 0 && process(slot).isAlive() ? slot : -1) >= 0;
    }

    /** Takes out those that are dead, and returns them. */
    public List<Attached> removeDead() {
        var dead = new ArrayList<Attached>();
        var _ = mutex.acquireBriefly();
        try {
            var _ = find(slot -> {
                if (isOther(slot) && !process(slot).isAlive()) {
                    dead.add(new Attached(process(slot), memory.getLong(slot + COUNT)));
                    memory.setLong(slot + PID, 0);
                }
                return -1;
            });
        } finally {
            mutex.release();
        }
        return dead;
    }

    private boolean isOther(long slot) {
        long pid = memory.getLong(slot + PID);
        return pid != 0 && !holds(slot, ProcessIdentity.current());
    }

    private boolean holds(long slot, ProcessIdentity process) {
        return memory.getLong(slot + PID) == process.pid() && memory.getLong(slot + START) == process.start();
    }

    private ProcessIdentity process(long slot) {
        return new ProcessIdentity(memory.getLong(slot + PID), memory.getLong(slot + START));
    }

    private long find(LongUnaryOperator search) {
        long most = Math.min(memory.getLong(ever), MOST);
        // One more than were ever noted: the next free one.
        for (int i = 0; i < Math.min(most + 1, MOST); i++) {
            long found = search.applyAsLong(slots + (long) i * SLOT);
            if (found >= 0) {
                return found;
            }
        }
        return -1;
    }
}
