package loombook.process.memory;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_CHAR_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An object as it lies in a {@link Ring}: small values within the 8 bytes of its head, numbers, strings and arrays as they
 * are, everything else serialized.
 *
 * @param kind how it is to be read
 * @param small its value if that fits into 32 bits, else the length of the body in bytes
 * @param body what follows the head, in an array
 */
@SuppressWarnings("EnumOrdinal") // both ends run the same classes
record Item(Kind kind, int small, @Nullable MemorySegment body) {
    private static final Kind[] KINDS = Kind.values();
    private static final int KIND_BITS = 8;

    enum Kind {
        /** No item: go on at the beginning of the ring. */
        FILLER(false),
        NULL(false),
        BOOLEAN(false),
        BYTE(false),
        SHORT(false),
        CHAR(false),
        INT(false),
        FLOAT(false),
        LONG(true),
        DOUBLE(true),
        LATIN(true),
        UTF16(true),
        BYTES(true),
        CHARS(true),
        INTS(true),
        LONGS(true),
        DOUBLES(true),
        OBJECT(true);

        private final boolean hasBody;

        Kind(boolean hasBody) {
            this.hasBody = hasBody;
        }
    }

    /** What stands at the place of an item, from which its length can be told. */
    record Head(Kind kind, int small) {
        static Head of(long bits) {
            return new Head(KINDS[(int) (bits & 0xff)], (int) (bits >>> Integer.SIZE));
        }

        /** Returns how many bytes follow the head. */
        int bodyBytes() {
            return kind.hasBody ? small : 0;
        }
    }

    static final long FILLER_HEAD = Kind.FILLER.ordinal();

    long head() {
        return ((long) small << Integer.SIZE) | (kind.ordinal() & ((1 << KIND_BITS) - 1));
    }

    int bodyBytes() {
        return kind.hasBody ? small : 0;
    }

    /**
     * Returns an object as an item.
     *
     * @throws IllegalArgumentException when it is not serializable
     */
    static Item of(@Nullable Object value) {
        return switch (value) {
            case null -> new Item(Kind.NULL, 0, null);
            case Integer it -> new Item(Kind.INT, it, null);
            case Long it -> body(Kind.LONG, MemorySegment.ofArray(new long[] {it}));
            case Double it -> body(Kind.DOUBLE, MemorySegment.ofArray(new double[] {it}));
            case String it -> string(it);
            case Boolean it -> new Item(Kind.BOOLEAN, it ? 1 : 0, null);
            case Byte it -> new Item(Kind.BYTE, it, null);
            case Short it -> new Item(Kind.SHORT, it, null);
            case Character it -> new Item(Kind.CHAR, it, null);
            case Float it -> new Item(Kind.FLOAT, Float.floatToRawIntBits(it), null);
            case byte[] it -> body(Kind.BYTES, MemorySegment.ofArray(it));
            case char[] it -> body(Kind.CHARS, MemorySegment.ofArray(it));
            case int[] it -> body(Kind.INTS, MemorySegment.ofArray(it));
            case long[] it -> body(Kind.LONGS, MemorySegment.ofArray(it));
            case double[] it -> body(Kind.DOUBLES, MemorySegment.ofArray(it));
            default -> body(Kind.OBJECT, MemorySegment.ofArray(Items.write(value)));
        };
    }

    private static Item body(Kind kind, MemorySegment body) {
        if (body.byteSize() > Ring.LARGEST) {
            throw new IllegalArgumentException("An item of " + body.byteSize() + " bytes is too large: at most "
                    + Ring.LARGEST + " go at once. Send it in pieces.");
        }
        return new Item(kind, (int) body.byteSize(), body);
    }

    private static Item string(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xff) {
                // Char by char: an encoder would replace lone surrogates.
                return body(Kind.UTF16, MemorySegment.ofArray(text.toCharArray()));
            }
        }
        return body(Kind.LATIN, MemorySegment.ofArray(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** Returns the item with this head as it lies in memory, where it may be overwritten afterwards. */
    static Taken copy(Head head, MemorySegment body) {
        return switch (head.kind()) {
            case NULL, FILLER -> new Taken(null, false);
            case BOOLEAN -> new Taken(head.small() != 0, false);
            case BYTE -> new Taken((byte) head.small(), false);
            case SHORT -> new Taken((short) head.small(), false);
            case CHAR -> new Taken((char) head.small(), false);
            case INT -> new Taken(head.small(), false);
            case FLOAT -> new Taken(Float.intBitsToFloat(head.small()), false);
            case LONG -> new Taken(body.get(JAVA_LONG_UNALIGNED, 0), false);
            case DOUBLE -> new Taken(body.get(JAVA_DOUBLE_UNALIGNED, 0), false);
            case LATIN -> new Taken(new String(body.toArray(JAVA_BYTE), StandardCharsets.ISO_8859_1), false);
            case UTF16 -> new Taken(new String(body.toArray(JAVA_CHAR_UNALIGNED)), false);
            case BYTES -> new Taken(body.toArray(JAVA_BYTE), false);
            case CHARS -> new Taken(body.toArray(JAVA_CHAR_UNALIGNED), false);
            case INTS -> new Taken(body.toArray(JAVA_INT_UNALIGNED), false);
            case LONGS -> new Taken(body.toArray(JAVA_LONG_UNALIGNED), false);
            case DOUBLES -> new Taken(body.toArray(JAVA_DOUBLE_UNALIGNED), false);
            case OBJECT -> new Taken(body.toArray(JAVA_BYTE), true);
        };
    }

    /**
     * What was taken out of a ring.
     *
     * @param content the object, or its bytes
     * @param serialized whether it is the bytes
     */
    record Taken(@Nullable Object content, boolean serialized) {
        /** Returns the object. */
        @Nullable
        Object value() {
            return serialized && content instanceof byte[] bytes ? Items.read(bytes) : content;
        }
    }
}
