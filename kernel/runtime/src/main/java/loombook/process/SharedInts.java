package loombook.process;

import loombook.process.memory.SharedMemory;

/**
 * {@code int}s that processes share (Python: {@code multiprocessing.Array('i')}); made by {@link SharedArray#ofInts}.
 * Single reads and writes are plain, without any order among threads, as those of an array are.
 *
 * <p>Each access is bounds-checked. Safe for any number of threads and processes as far as each element is written by one,
 * or under the {@link #lock}.
 */
public final class SharedInts extends SharedArray {
    SharedInts(int length) {
        super(Kind.INTS, length, Integer.BYTES);
    }

    SharedInts(SharedMemory memory) {
        super(Kind.INTS, memory);
    }

    /** Returns an element. */
    public int get(int index) {
        return memory.getPlainInt(offset(index, Integer.BYTES));
    }

    /** Sets an element. */
    public void set(int index, int value) {
        memory.setPlainInt(offset(index, Integer.BYTES), value);
    }

    /** Returns an element as if it were volatile. */
    public int getVolatile(int index) {
        return memory.getInt(offset(index, Integer.BYTES));
    }

    /** Sets an element as if it were volatile. */
    public void setVolatile(int index, int value) {
        memory.setInt(offset(index, Integer.BYTES), value);
    }

    /** Adds to an element atomically, without the lock, and returns what was there before. */
    public int getAndAdd(int index, int delta) {
        return memory.getAndAddInt(offset(index, Integer.BYTES), delta);
    }

    /** Sets an element if it is as expected, atomically and without the lock; returns whether it was. */
    public boolean compareAndSet(int index, int expected, int value) {
        return memory.compareAndSetInt(offset(index, Integer.BYTES), expected, value);
    }

    /** Returns a copy of all elements, each as it is when it is reached. */
    public int[] toArray() {
        var copy = new int[length()];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = get(i);
        }
        return copy;
    }

    /** Sets all elements from an array of the same length. */
    public void setAll(int... values) {
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
