package loombook.process;

import java.util.function.LongUnaryOperator;
import loombook.process.memory.SharedMemory;

/**
 * A {@code long} that processes share (Python: {@code multiprocessing.Value('q')}). Sent to another process, it is the
 * same long there.
 *
 * <p>Each read and each write is atomic and seen by all at once, as if the variable were volatile. To read and then to write
 * is not one step: {@code count.set(count.get() + 1)} in two processes loses increments, as {@code count.value += 1} does
 * in Python. {@link #update} holds the value's {@link #lock} meanwhile; {@link #getAndAdd} and the like do it
 * atomically without.
 *
 * <p>Safe for any number of threads and processes.
 */
public final class SharedLong extends SharedValue {
    /** Makes a new one of value 0. */
    public SharedLong() {
        this(0);
    }

    /** Makes a new one of this value. */
    public SharedLong(long value) {
        this(SharedMemory.create(BYTES));
        set(value);
    }

    SharedLong(SharedMemory memory) {
        super(Kind.LONG, memory);
    }

    /** Returns the value. */
    public long get() {
        return memory.getLong(VALUE);
    }

    /** Sets the value. */
    public void set(long value) {
        memory.setLong(VALUE, value);
    }

    /** Returns the value without any order among threads: a loop that waits for a change may never see it. */
    public long getPlain() {
        return memory.getPlainLong(VALUE);
    }

    /** Sets the value without any order among threads: others may see it later than what is written afterwards. */
    public void setPlain(long value) {
        memory.setPlainLong(VALUE, value);
    }

    /**
     * Applies a function under the value's lock, and returns the new value. If the function throws, the value stays.
     *
     * @throws InterruptedException when interrupted while another one holds the lock
     * @throws PeerDiedException when the process that held the lock has died; the next call goes on
     */
    public long update(LongUnaryOperator function) throws InterruptedException {
        lock().acquire();
        try {
            long value = function.applyAsLong(get());
            set(value);
            return value;
        } finally {
            lock().release();
        }
    }

    /** Adds atomically, without the lock, and returns what was there before. */
    public long getAndAdd(long delta) {
        return memory.getAndAddLong(VALUE, delta);
    }

    /** Adds atomically, without the lock, and returns the sum. */
    public long addAndGet(long delta) {
        return getAndAdd(delta) + delta;
    }

    /** Adds 1 atomically, without the lock, and returns the sum. */
    public long incrementAndGet() {
        return addAndGet(1);
    }

    /** Sets the value atomically, without the lock, and returns what was there before. */
    public long getAndSet(long value) {
        return memory.getAndSetLong(VALUE, value);
    }

    /** Sets the value if it is as expected, atomically and without the lock; returns whether it was. */
    public boolean compareAndSet(long expected, long value) {
        return memory.compareAndSetLong(VALUE, expected, value);
    }

    @Override
    public String toString() {
        return Long.toString(get());
    }
}
