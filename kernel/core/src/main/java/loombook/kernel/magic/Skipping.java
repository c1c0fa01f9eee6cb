package loombook.kernel.magic;

/** What is neither code nor white space in Java. */
final class Skipping {
    private Skipping() {}

    /** Returns where the comment, text or character ends that begins at a position; the position itself when none does. */
    static int past(String code, int position, int end) {
        if (code.startsWith("//", position)) {
            return orEnd(code.indexOf('\n', position), end);
        }
        if (code.startsWith("/*", position)) {
            int close = code.indexOf("*/", position + 2);
            return orEnd(close < 0 ? -1 : close + 2, end);
        }
        if (code.startsWith("\"\"\"", position)) {
            return closed(code, position + 3, "\"\"\"", end);
        }
        char c = code.charAt(position);
        return c == '"' || c == '\'' ? closed(code, position + 1, String.valueOf(c), end) : position;
    }

    private static int closed(String code, int start, String close, int end) {
        for (int i = start; i < end; i++) {
            if (code.charAt(i) == '\\') {
                i++;
            } else if (code.startsWith(close, i)) {
                return Math.min(end, i + close.length());
            } else if (close.length() == 1 && code.charAt(i) == '\n') {
                return i;
            }
        }
        return end;
    }

    private static int orEnd(int found, int end) {
        return found < 0 ? end : Math.min(found, end);
    }
}
