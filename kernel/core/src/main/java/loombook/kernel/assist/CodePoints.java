package loombook.kernel.assist;

/** Between the protocol's positions, which count Unicode code points, and Java's, which count UTF-16 units. */
public final class CodePoints {
    private CodePoints() {}

    /** Returns where a code point is. */
    public static int toIndex(String code, int codePoint) {
        return code.offsetByCodePoints(0, Math.clamp(codePoint, 0, code.codePointCount(0, code.length())));
    }

    /** Returns which code point is at a place. */
    public static int fromIndex(String code, int index) {
        return code.codePointCount(0, index);
    }
}
