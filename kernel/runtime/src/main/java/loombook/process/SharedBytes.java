package loombook.process;

import loombook.process.memory.SharedMemory;

/**
 * {@code byte}s that processes share (Python: {@code multiprocessing.Array('b')}); made by {@link SharedArray#ofBytes}.
 * Single reads and writes are plain, without any order among threads, as those of an array are.
 *
 * <p>Each access is bounds-checked. Safe for any number of threads and processes as far as each element is written by one,
 * or under the {@link #lock}.
 */
public final class SharedBytes extends SharedArray {
    SharedBytes(int length) {
        super(Kind.BYTES, length, Byte.BYTES);
    }

    SharedBytes(SharedMemory memory) {
        super(Kind.BYTES, memory);
    }

    /** Returns an element. */
    public byte get(int index) {
        return memory.getByte(offset(index, Byte.BYTES));
    }

    /** Sets an element. */
    public void set(int index, byte value) {
        memory.setByte(offset(index, Byte.BYTES), value);
    }

    /** Returns a copy of all elements, each as it is when it is reached. */
    public byte[] toArray() {
        var copy = new byte[length()];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = get(i);
        }
        return copy;
    }

    /** Sets all elements from an array of the same length. */
    public void setAll(byte... values) {
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
