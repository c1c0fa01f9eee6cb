package loombook.process;

import java.util.Objects;
import loombook.process.memory.SharedMemory;

/**
 * Numbers that processes share (Python: {@code multiprocessing.Array}, {@code shared_memory}). Sent to another process, an
 * array is the same there: nothing is copied. Which kind it is, is its class:
 *
 * <pre>{@code
 * var squares = SharedArray.ofInts(10);
 * squares.set(3, 9);
 * }</pre>
 */
public abstract sealed class SharedArray extends Shared permits SharedInts, SharedLongs, SharedDoubles, SharedBytes {
    private static final int LENGTH = 0;
    private static final int LOCK = 64;
    private static final int ELEMENTS = 128;

    private final transient int length;
    private final transient ProcessRLock lock;

    SharedArray(Kind kind, int length, int elementBytes) {
        this(kind, withLength(length, elementBytes));
    }

    SharedArray(Kind kind, SharedMemory memory) {
        super(kind, memory, 0);
        this.length = memory.getInt(LENGTH);
        this.lock = new ProcessRLock(memory, LOCK);
    }

    private static SharedMemory withLength(int length, int elementBytes) {
        if (length < 0) {
            throw new IllegalArgumentException("An array can't have " + length + " elements.");
        }
        var memory = SharedMemory.create(ELEMENTS + (long) length * elementBytes);
        memory.setInt(LENGTH, length);
        return memory;
    }

    /** Makes an array of this many zeros. */
    public static SharedInts ofInts(int length) {
        return new SharedInts(length);
    }

    /** Makes an array of this many zeros. */
    public static SharedLongs ofLongs(int length) {
        return new SharedLongs(length);
    }

    /** Makes an array of this many zeros. */
    public static SharedDoubles ofDoubles(int length) {
        return new SharedDoubles(length);
    }

    /** Makes an array of this many zeros. */
    public static SharedBytes ofBytes(int length) {
        return new SharedBytes(length);
    }

    /** Makes an array with a copy of these elements. */
    public static SharedInts copyOf(int[] elements) {
        var copy = ofInts(elements.length);
        copy.setAll(elements);
        return copy;
    }

    /** Makes an array with a copy of these elements. */
    public static SharedLongs copyOf(long[] elements) {
        var copy = ofLongs(elements.length);
        copy.setAll(elements);
        return copy;
    }

    /** Makes an array with a copy of these elements. */
    public static SharedDoubles copyOf(double[] elements) {
        var copy = ofDoubles(elements.length);
        copy.setAll(elements);
        return copy;
    }

    /** Makes an array with a copy of these elements. */
    public static SharedBytes copyOf(byte[] elements) {
        var copy = ofBytes(elements.length);
        copy.setAll(elements);
        return copy;
    }

    /** Returns how many elements there are. */
    public int length() {
        return length;
    }

    /** Returns the lock that belongs to this array (Python: {@code get_lock()}); reads and writes do not ask for it. */
    public ProcessRLock lock() {
        return lock;
    }

    final long offset(int index, int elementBytes) {
        return ELEMENTS + (long) Objects.checkIndex(index, length) * elementBytes;
    }

    final void requireLength(int values) {
        if (values != length) {
            throw new IllegalArgumentException("It takes " + length + " values, not " + values + ".");
        }
    }
}
