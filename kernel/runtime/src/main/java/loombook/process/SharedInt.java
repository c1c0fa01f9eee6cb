package loombook.process;

import java.util.function.IntUnaryOperator;
import loombook.process.memory.SharedMemory;

/**
 * An {@code int} that processes share (Python: {@code multiprocessing.Value('i')}). Sent to another process, it is the
 * same int there.
 *
 * <p>Each read and each write is atomic and seen by all at once, as if the variable were volatile. To read and then to write
 * is not one step: {@code count.set(count.get() + 1)} in two processes loses increments, as {@code count.value += 1} does
 * in Python. {@link #update} holds the value's {@link #lock} meanwhile; {@link #getAndAdd} and the like do it
 * atomically without.
 *
 * <p>Safe for any number of threads and processes.
 */
public final class SharedInt extends SharedValue {
    /** Makes a new one of value 0. */
    public SharedInt() {
        this(0);
    }

    /** Makes a new one of this value. */
    public SharedInt(int value) {
        this(SharedMemory.create(BYTES));
        set(value);
    }

    SharedInt(SharedMemory memory) {
        super(Kind.INT, memory);
    }

    /** Returns the value. */
    public int get() {
        return memory.getInt(VALUE);
    }

    /** Sets the value. */
    public void set(int value) {
        memory.setInt(VALUE, value);
    }

    /** Returns the value without any order among threads: a loop that waits for a change may never see it. */
    public int getPlain() {
        return memory.getPlainInt(VALUE);
    }

    /** Sets the value without any order among threads: others may see it later than what is written afterwards. */
    public void setPlain(int value) {
        memory.setPlainInt(VALUE, value);
    }

    /**
     * Applies a function under the value's lock, and returns the new value. If the function throws, the value stays.
     *
     * @throws InterruptedException when interrupted while another one holds the lock
     * @throws PeerDiedException when the process that held the lock has died; the next call goes on
     */
    public int update(IntUnaryOperator function) throws InterruptedException {
        lock().acquire();
        try {
            int value = function.applyAsInt(get());
            set(value);
            return value;
        } finally {
            lock().release();
        }
    }

    /** Adds atomically, without the lock, and returns what was there before. */
    public int getAndAdd(int delta) {
        return memory.getAndAddInt(VALUE, delta);
    }

    /** Adds atomically, without the lock, and returns the sum. */
    public int addAndGet(int delta) {
        return getAndAdd(delta) + delta;
    }

    /** Adds 1 atomically, without the lock, and returns the sum. */
    public int incrementAndGet() {
        return addAndGet(1);
    }

    /** Sets the value atomically, without the lock, and returns what was there before. */
    public int getAndSet(int value) {
        return memory.getAndSetInt(VALUE, value);
    }

    /** Sets the value if it is as expected, atomically and without the lock; returns whether it was. */
    public boolean compareAndSet(int expected, int value) {
        return memory.compareAndSetInt(VALUE, expected, value);
    }

    @Override
    public String toString() {
        return Integer.toString(get());
    }
}
