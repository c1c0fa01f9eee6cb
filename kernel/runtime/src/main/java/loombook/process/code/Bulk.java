package loombook.process.code;

import java.io.Serializable;
import java.lang.foreign.MemorySegment;

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

    /** Returns a large array's memory. */
    public static MemorySegment segment(Object it) {
        return switch (it) {
            case byte[] array -> MemorySegment.ofArray(array);
            case short[] array -> MemorySegment.ofArray(array);
            case char[] array -> MemorySegment.ofArray(array);
            case int[] array -> MemorySegment.ofArray(array);
            case float[] array -> MemorySegment.ofArray(array);
            case long[] array -> MemorySegment.ofArray(array);
            case double[] array -> MemorySegment.ofArray(array);
            default -> throw new IllegalArgumentException(it.getClass() + " is no array of numbers");
        };
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
        var copy = array(kind(array), java.lang.reflect.Array.getLength(array));
        segment(copy).copyFrom(segment(array));
        return copy;
    }
}
