package loombook.process;

import loombook.process.memory.SharedMemory;

/**
 * A {@code boolean} that processes share (Python: {@code multiprocessing.Value('b')}). Sent to another process, it is the
 * same there. Each read and each write is seen by all at once, as if the variable were volatile; to wait for it take a
 * {@link ProcessEvent}.
 *
 * <p>Safe for any number of threads and processes.
 */
public final class SharedBoolean extends SharedValue {
    /** Makes a new one that is false. */
    public SharedBoolean() {
        this(false);
    }

    /** Makes a new one of this value. */
    public SharedBoolean(boolean value) {
        this(SharedMemory.create(BYTES));
        set(value);
    }

    SharedBoolean(SharedMemory memory) {
        super(Kind.BOOLEAN, memory);
    }

    /** Returns the value. */
    public boolean get() {
        return memory.getInt(VALUE) != 0;
    }

    /** Sets the value. */
    public void set(boolean value) {
        memory.setInt(VALUE, value ? 1 : 0);
    }

    /** Sets the value atomically and returns what was there before. */
    public boolean getAndSet(boolean value) {
        return memory.getAndSetInt(VALUE, value ? 1 : 0) != 0;
    }

    /** Sets the value if it is as expected, atomically; returns whether it was. */
    public boolean compareAndSet(boolean expected, boolean value) {
        return memory.compareAndSetInt(VALUE, expected ? 1 : 0, value ? 1 : 0);
    }

    @Override
    public String toString() {
        return Boolean.toString(get());
    }
}
