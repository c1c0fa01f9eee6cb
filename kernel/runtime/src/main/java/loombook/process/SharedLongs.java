package loombook.process;

import loombook.process.memory.SharedMemory;

/**
 * {@code long}s that processes share (Python: {@code multiprocessing.Array('q')}); made by {@link SharedArray#ofLongs}.
 * Single reads and writes are plain, without any order among threads, as those of an array are.
 *
 * <p>Each access is bounds-checked. Safe for any number of threads and processes as far as each element is written by one,
 * or under the {@link #lock}.
 */
public final class SharedLongs extends SharedArray {
    SharedLongs(int length) {
        super(Kind.LONGS, length, Long.BYTES);
    }

    SharedLongs(SharedMemory memory) {
        super(Kind.LONGS, memory);
    }

    /** Returns an element. */
    public long get(int index) {
        return memory.getPlainLong(offset(index, Long.BYTES));
    }

    /** Sets an element. */
    public void set(int index, long value) {
        memory.setPlainLong(offset(index, Long.BYTES), value);
    }

    /** Returns an element as if it were volatile. */
    public long getVolatile(int index) {
        return memory.getLong(offset(index, Long.BYTES));
    }

    /** Sets an element as if it were volatile. */
    public void setVolatile(int index, long value) {
        memory.setLong(offset(index, Long.BYTES), value);
    }

    /** Adds to an element atomically, without the lock, and returns what was there before. */
    public long getAndAdd(int index, long delta) {
        return memory.getAndAddLong(offset(index, Long.BYTES), delta);
    }

    /** Sets an element if it is as expected, atomically and without the lock; returns whether it was. */
    public boolean compareAndSet(int index, long expected, long value) {
        return memory.compareAndSetLong(offset(index, Long.BYTES), expected, value);
    }

    /** Returns a copy of all elements, each as it is when it is reached. */
    public long[] toArray() {
        var copy = new long[length()];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = get(i);
        }
        return copy;
    }

    /** Sets all elements from an array of the same length. */
    public void setAll(long... values) {
        requireLength(values.length);
        for (int i = 0; i < values.length; i++) {
            set(i, values[i]);
        }
    }

    @Override
    public String toString() {
        return java.util.Arrays.toString(toArray());
    }
}
