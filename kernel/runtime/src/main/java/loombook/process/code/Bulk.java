package loombook.process.code;

import java.io.Serializable;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Stands in an object's bytes for a large array, which travels beside them: in one piece, and without being copied into
 * them first.
 *
 * @param index which of the arrays it is
 */
public record Bulk(int index) implements Serializable {
    /** From how many bytes on this is worth it. */
    private static final int LARGE = 1 << 16;

    /** Returns whether an object is a large array of numbers. */
    static boolean isLarge(Object it) {
        return switch (it) {
            case byte[] array -> array.length >= LARGE;
            case short[] array -> array.length >= LARGE / 2;
            case char[] array -> array.length >= LARGE / 2;
            case int[] array -> array.length >= LARGE / 4;
            case float[] array -> array.length >= LARGE / 4;
            case long[] array -> array.length >= LARGE / 8;
            case double[] array -> array.length >= LARGE / 8;
            default -> false;
        };
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
        switch (from) {
            case byte[] array -> view.put(array, first, n);
            case short[] array -> view.asShortBuffer().put(array, first, n);
            case char[] array -> view.asCharBuffer().put(array, first, n);
            case int[] array -> view.asIntBuffer().put(array, first, n);
            case float[] array -> view.asFloatBuffer().put(array, first, n);
            case long[] array -> view.asLongBuffer().put(array, first, n);
            case double[] array -> view.asDoubleBuffer().put(array, first, n);
            default -> throw new IllegalArgumentException(from.getClass() + " is no array of numbers");
        }
        to.position(to.position() + n * width(kind));
        return n;
    }

    /** Takes elements from a buffer, as many as are whole there; returns how many. */
    public static int get(Object to, int first, ByteBuffer from) {
        byte kind = kind(to);
        int n = Math.min(Array.getLength(to) - first, from.remaining() / width(kind));
        var view = from.duplicate().order(ByteOrder.nativeOrder());
        switch (to) {
            case byte[] array -> view.get(array, first, n);
            case short[] array -> view.asShortBuffer().get(array, first, n);
            case char[] array -> view.asCharBuffer().get(array, first, n);
            case int[] array -> view.asIntBuffer().get(array, first, n);
            case float[] array -> view.asFloatBuffer().get(array, first, n);
            case long[] array -> view.asLongBuffer().get(array, first, n);
            case double[] array -> view.asDoubleBuffer().get(array, first, n);
            default -> throw new IllegalArgumentException(to.getClass() + " is no array of numbers");
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
