package loombook.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A magic in the middle of a line of Java: {@code List<String> jars = %jars a b}. It stands where an expression begins,
 * after {@code =}, {@code (}, a comma or {@code return}, where a percent sign is never Java's, and goes to the end of its
 * line: after {@code =} and {@code return} without a semicolon that ends it, else to the bracket that ends the call.
 *
 * @param name without its sign
 * @param call the sign and the name
 * @param whole from the sign to the end of the arguments, and what ends the statement
 * @param ends whether the statement ends with it
 */
record Embedded(String name, Span call, Span arguments, Span whole, boolean ends) {
    private static final Pattern POSSIBLE = Pattern.compile("(?:[=(,]|\\breturn)\\s*%\\s*[A-Za-z]");
    private static final Pattern CALL = Pattern.compile("%[ \\t]*(?<name>[A-Za-z]\\w*)");

    /** Returns whether there may be some in a text. */
    static boolean possibleIn(String code) {
        return code.indexOf('%') >= 0 && POSSIBLE.matcher(code).find();
    }

    /** Returns those in a part of a cell, in order. */
    static List<Embedded> in(String code, Span part) {
        if (!possibleIn(code)) {
            return List.of();
        }
        var found = new ArrayList<Embedded>();
        int position = part.start();
        int before = -1;
        while (position < part.end()) {
            int end = Skipping.past(code, position, part.end());
            if (end > position) {
                before = code.startsWith("/", position) ? before : end - 1;
                position = end;
                continue;
            }
            if (code.charAt(position) == '%' && begins(code, part.start(), before)) {
                var call = CALL.matcher(code).region(position, part.end());
                if (call.lookingAt()) {
                    boolean bracketed = "(,".indexOf(code.charAt(before)) >= 0;
                    var one = read(code, part, call.group("name"), new Span(position, call.end()), bracketed);
                    found.add(one);
                    position = one.whole().end();
                    before = position - 1;
                    continue;
                }
            }
            before = Character.isWhitespace(code.charAt(position)) ? before : position;
            position++;
        }
        return found;
    }

    private static boolean begins(String code, int start, int before) {
        if (before < start) {
            return false;
        }
        return switch (code.charAt(before)) {
            case '=', '(', ',' -> true;
            case 'n' -> {
                int word = before - "return".length() + 1;
                yield word >= start
                        && code.startsWith("return", word)
                        && (word == start || !Character.isJavaIdentifierPart(code.charAt(word - 1)));
            }
            default -> false;
        };
    }

    private static Embedded read(String code, Span part, String name, Span call, boolean bracketed) {
        int end = call.end();
        while (end < part.end() && "\r\n".indexOf(code.charAt(end)) < 0) {
            end++;
        }
        if (bracketed) {
            end = closing(code, call.end(), end);
            return new Embedded(name, call, new Span(call.end(), end), new Span(call.start(), end), false);
        }
        int last = end;
        while (last > call.end() && Character.isWhitespace(code.charAt(last - 1))) {
            last--;
        }
        boolean ended = last > call.end() && code.charAt(last - 1) == ';';
        var arguments = new Span(call.end(), ended ? last - 1 : last);
        return new Embedded(name, call, arguments, new Span(call.start(), end), true);
    }

    /** Returns where the bracket stands that was open before; the end of the line when there is none. */
    private static int closing(String code, int start, int end) {
        int depth = 0;
        for (int i = start; i < end; i++) {
            char c = code.charAt(i);
            if (c == '"') {
                int quote = code.indexOf('"', i + 1);
                i = quote > 0 && quote < end ? quote : i;
            } else if (c == '(' || c == '[') {
                depth++;
            } else if ((c == ')' || c == ']') && --depth < 0) {
                return i;
            }
        }
        return end;
    }

    /** Returns what the compiler may take for the same, of the same length. */
    String blank() {
        int length = whole.end() - whole.start();
        return "0" + (ends ? ";" : " ") + " ".repeat(length - 2);
    }
}
