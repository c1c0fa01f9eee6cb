package loombook.text;

/** How wide text is where all characters have one width or two: in a console. */
public final class TextWidth {
    private static final int FIRST_WIDE = 0x1100;

    private TextWidth() {}

    /** Returns the number of columns that a line takes. */
    public static int of(String line) {
        return line.codePoints().map(TextWidth::of).sum();
    }

    private static int of(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.CONTROL -> 0;
            default -> point >= FIRST_WIDE && isWide(point) ? 2 : 1;
        };
    }

    private static boolean isWide(int point) {
        return point <= 0x115F
                || (point >= 0x2E80 && point <= 0xA4CF && point != 0x303F)
                || (point >= 0xAC00 && point <= 0xD7A3)
                || (point >= 0xF900 && point <= 0xFAFF)
                || (point >= 0xFE30 && point <= 0xFE6F)
                || (point >= 0xFF00 && point <= 0xFF60)
                || (point >= 0xFFE0 && point <= 0xFFE6)
                || (point >= 0x1F300 && point <= 0x1FAFF)
                || (point >= 0x20000 && point <= 0x3FFFD);
    }

    /** Returns a line with spaces up to so many columns, in front of it or after it. */
    public static String pad(String line, int columns, boolean inFront) {
        var spaces = " ".repeat(Math.max(0, columns - of(line)));
        return inFront ? spaces + line : line + spaces;
    }

    /** Returns a line that is not longer than so many characters, with an ellipsis for what is left out. */
    public static String cut(String line, int most) {
        if (line.codePointCount(0, line.length()) <= most) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, most - 1)) + "…";
    }
}
