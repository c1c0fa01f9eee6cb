package loombook.process.code;

import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Stands in an object's bytes for a large array, which travels beside them: in one piece, and without being copied into
 * them first.
 */
public final class Bulk implements Externalizable {
    private static final long serialVersionUID = 1;

    /** From how many bytes on this is worth it. */
    private static final int LARGE = 1 << 16;

    private int index;

    /** For reading. */
    public Bulk() {}

    Bulk(int index) {
        this.index = index;
    }

    int index() {
        return index;
    }

    @Override
    public void writeExternal(ObjectOutput out) throws IOException {
        out.writeInt(index);
    }

    @Override
    public void readExternal(ObjectInput in) throws IOException {
        index = in.readInt();
    }

    /** Returns whether an object is a large array of numbers. */
    static boolean isLarge(Object it) {
        var type = it.getClass().componentType();
        return type != null && type.isPrimitive() && type != boolean.class && bytes(it) >= LARGE;
    }

    /** Returns how many bytes a large array has. */
    public static long bytes(Object array) {
        return (long) Array.getLength(array) * width(kind(array));
    }

    /** Returns how many bytes an element has of the type that this letter stands for. */
    public static int width(byte kind) {
        return switch (kind) {
            case 'B' -> 1;
            case 'S', 'C' -> 2;
            case 'I', 'F' -> 4;
            default -> 8;
        };
    }

    /** Puts elements into a buffer, as many as there is room for; returns how many. */
    public static int put(Object from, int first, ByteBuffer to) {
        byte kind = kind(from);
        int n = Math.min(Array.getLength(from) - first, to.remaining() / width(kind));
        var view = to.duplicate().order(ByteOrder.nativeOrder());
        // No switch over types: the first one would cost each child some milliseconds.
        switch (kind) {
            case 'B' -> view.put((byte[]) from, first, n);
            case 'S' -> view.asShortBuffer().put((short[]) from, first, n);
            case 'C' -> view.asCharBuffer().put((char[]) from, first, n);
            case 'I' -> view.asIntBuffer().put((int[]) from, first, n);
            case 'F' -> view.asFloatBuffer().put((float[]) from, first, n);
            case 'J' -> view.asLongBuffer().put((long[]) from, first, n);
            default -> view.asDoubleBuffer().put((double[]) from, first, n);
        }
        to.position(to.position() + n * width(kind));
        return n;
    }

    /** Takes elements from a buffer, as many as are whole there; returns how many. */
    public static int get(Object to, int first, ByteBuffer from) {
        byte kind = kind(to);
        int n = Math.min(Array.getLength(to) - first, from.remaining() / width(kind));
        var view = from.duplicate().order(ByteOrder.nativeOrder());
        switch (kind) {
            case 'B' -> view.get((byte[]) to, first, n);
            case 'S' -> view.asShortBuffer().get((short[]) to, first, n);
            case 'C' -> view.asCharBuffer().get((char[]) to, first, n);
            case 'I' -> view.asIntBuffer().get((int[]) to, first, n);
            case 'F' -> view.asFloatBuffer().get((float[]) to, first, n);
            case 'J' -> view.asLongBuffer().get((long[]) to, first, n);
            default -> view.asDoubleBuffer().get((double[]) to, first, n);
        }
        from.position(from.position() + n * width(kind));
        return n;
    }

    /** Returns the letter for an array's type. */
    public static byte kind(Object array) {
        return (byte) array.getClass().componentType().descriptorString().charAt(0);
    }

    /** Makes an array of the type that this letter stands for. */
    public static Object array(byte kind, int length) {
        return switch (kind) {
            case 'B' -> new byte[length];
            case 'S' -> new short[length];
            case 'C' -> new char[length];
            case 'I' -> new int[length];
            case 'F' -> new float[length];
            case 'J' -> new long[length];
            case 'D' -> new double[length];
            default -> throw new IllegalArgumentException("No array of numbers is of type " + (char) kind);
        };
    }

    /** Returns a copy of a large array. */
    static Object copy(Object array) {
        int length = Array.getLength(array);
        var copy = array(kind(array), length);
        System.arraycopy(array, 0, copy, 0, length);
        return copy;
    }
}
