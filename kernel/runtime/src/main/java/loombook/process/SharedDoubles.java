package loombook.process;

import loombook.process.memory.SharedMemory;

/**
 * {@code double}s that processes share (Python: {@code multiprocessing.Array('d')}); made by {@link SharedArray#ofDoubles}.
 * Single reads and writes are plain, without any order among threads, as those of an array are.
 *
 * <p>Each access is bounds-checked. Safe for any number of threads and processes as far as each element is written by one,
 * or under the {@link #lock}.
 */
public final class SharedDoubles extends SharedArray {
    SharedDoubles(int length) {
        super(Kind.DOUBLES, length, Double.BYTES);
    }

    SharedDoubles(SharedMemory memory) {
        super(Kind.DOUBLES, memory);
    }

    /** Returns an element. */
    public double get(int index) {
        return memory.getPlainDouble(offset(index, Double.BYTES));
    }

    /** Sets an element. */
    public void set(int index, double value) {
        memory.setPlainDouble(offset(index, Double.BYTES), value);
    }

    /** Returns an element as if it were volatile. */
    public double getVolatile(int index) {
        return memory.getDouble(offset(index, Double.BYTES));
    }

    /** Sets an element as if it were volatile. */
    public void setVolatile(int index, double value) {
        memory.setDouble(offset(index, Double.BYTES), value);
    }

    /** Returns a copy of all elements, each as it is when it is reached. */
    public double[] toArray() {
        var copy = new double[length()];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = get(i);
        }
        return copy;
    }

    /** Sets all elements from an array of the same length. */
    public void setAll(double... values) {
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
