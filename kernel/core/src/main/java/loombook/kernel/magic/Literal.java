package loombook.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Texts as Java that gives them, in one line. */
final class Literal {
    /** A constant of a class file has room for 65535 bytes. */
    private static final int LONGEST = 20_000;

    private Literal() {}

    static String of(String text) {
        var parts = new ArrayList<String>();
        for (int i = 0; i < text.length() || parts.isEmpty(); i += LONGEST) {
            parts.add(quoted(text.substring(i, Math.min(text.length(), i + LONGEST))));
        }
        return parts.size() == 1 ? parts.getFirst() : "String.join(\"\", " + String.join(", ", parts) + ")";
    }

    static String of(List<String> texts) {
        return texts.stream().map(Literal::of).collect(Collectors.joining(", ", "java.util.List.of(", ")"));
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append(c);
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    // JShell reads its input to the first control character, and a lone surrogate has no UTF-8.
                    boolean plain = c >= ' ' && !Character.isSurrogate(c) && c != '\u007f';
                    quoted.append(plain ? String.valueOf(c) : "\\u%04x".formatted((int) c));
                }
            }
        }
        return quoted.append('"').toString();
    }
}
