package loombook.process;

import java.time.Duration;
import loombook.process.memory.Deadline;
import loombook.process.memory.SharedMemory;
import loombook.process.memory.Signal;

/**
 * A flag for which the threads of all processes can wait (Python: {@code multiprocessing.Event}). Sent to another process,
 * it is the same event there. Who waits when it is set goes on, also if it is cleared at once; in Python it may miss that.
 *
 * <p>Safe for any number of threads and processes.
 */
public final class ProcessEvent extends Shared {
    /** How often it was set, twice; and one more while it is set. */
    private static final int STATE = 0;

    private static final int SET = 8;

    private final transient Signal set;

    /** Makes an event that is not set. */
    public ProcessEvent() {
        this(SharedMemory.create(SET + Signal.BYTES));
    }

    ProcessEvent(SharedMemory memory) {
        super(Kind.EVENT, memory, 0);
        this.set = new Signal(memory, SET);
    }

    /** Sets the flag; all who wait go on. */
    public void set() {
        int state = memory.getInt(STATE);
        while (!isSet(state)) {
            if (memory.compareAndSetInt(STATE, state, state + 1)) {
                set.wakeAll();
                return;
            }
            state = memory.getInt(STATE);
        }
    }

    /** Clears the flag. */
    public void clear() {
        int state = memory.getInt(STATE);
        while (isSet(state) && !memory.compareAndSetInt(STATE, state, state + 1)) {
            state = memory.getInt(STATE);
        }
    }

    /** Returns whether the flag is set. */
    public boolean isSet() {
        return isSet(memory.getInt(STATE));
    }

    private static boolean isSet(int state) {
        return (state & 1) == 1;
    }

    /** Waits until the flag is set. */
    public void await() throws InterruptedException {
        var _ = await(Deadline.NEVER);
    }

    /**
     * Waits until the flag is set, at most so long (Python: {@code wait(timeout)}).
     *
     * @return whether it was set
     */
    public boolean await(Duration timeout) throws InterruptedException {
        return await(Deadline.in(timeout));
    }

    private boolean await(Deadline deadline) throws InterruptedException {
        int before = memory.getInt(STATE);
        // Set at this moment, or set and cleared since then.
        return set.await(() -> isSet() || memory.getInt(STATE) != before, deadline, Signal.Watch.NONE);
    }

    /** Returns how many threads sleep until it is set. */
    int waiting() {
        return set.waiting();
    }

    @Override
    public String toString() {
        return "ProcessEvent[" + (isSet() ? "set" : "not set") + "]";
    }
}
