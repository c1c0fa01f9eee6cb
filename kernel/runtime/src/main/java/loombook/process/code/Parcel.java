package loombook.process.code;

import java.util.List;

/**
 * An object as bytes.
 *
 * @param bytes the first {@code length} of them
 * @param arrays large arrays of numbers that belong to it, in their order: they are sent as they are
 */
public record Parcel(byte[] bytes, int length, List<Object> arrays) {
    /** Returns about how many bytes are sent. */
    public long size() {
        long size = length;
        for (var array : arrays) {
            size += Bulk.bytes(array);
        }
        return size;
    }
}
