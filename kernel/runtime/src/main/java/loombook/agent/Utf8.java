package loombook.agent;

/** Where a character ends in UTF-8. */
final class Utf8 {
    private Utf8() {}

    /** Returns how many of these bytes are whole characters: all, or all but the begun character at the end. */
    static int wholeCharacters(byte[] bytes) {
        int start = bytes.length - 1;
        int oldest = Math.max(0, bytes.length - 4);
        while (start >= oldest && (bytes[start] & 0xC0) == 0x80) {
            start--;
        }
        if (start < oldest) {
            return bytes.length; // no character is that long: this is not UTF-8, and waiting would not make it so
        }
        return start + length(bytes[start]) > bytes.length ? start : bytes.length;
    }

    private static int length(byte first) {
        if ((first & 0xE0) == 0xC0) {
            return 2;
        }
        if ((first & 0xF0) == 0xE0) {
            return 3;
        }
        return (first & 0xF8) == 0xF0 ? 4 : 1;
    }
}
