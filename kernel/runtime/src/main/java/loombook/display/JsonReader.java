package loombook.display;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads JSON into maps, lists, strings, numbers, booleans and null. */
final class JsonReader {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final int DEEPEST = 100;

    private final String source;
    private int position;
    private int depth;

    JsonReader(String source) {
        this.source = source;
    }

    /** Reads all of it. */
    @Nullable
    Object read() {
        var value = value();
        blanks();
        if (position < source.length()) {
            throw wrong("the end");
        }
        return value;
    }

    private @Nullable Object value() {
        blanks();
        if (++depth > DEEPEST) {
            throw wrong("at most " + DEEPEST + " brackets in each other");
        }
        try {
            return switch (peek()) {
                case '{' -> object();
                case '[' -> array();
                case '"' -> string();
                case 't' -> word("true", true);
                case 'f' -> word("false", false);
                case 'n' -> word("null", null);
                default -> number();
            };
        } finally {
            depth--;
        }
    }

    private Object object() {
        var object = new LinkedHashMap<String, @Nullable Object>();
        position++;
        blanks();
        if (!takes('}')) {
            do {
                blanks();
                var key = string();
                blanks();
                expect(':');
                object.put(key, value());
                blanks();
            } while (takes(','));
            expect('}');
        }
        return object;
    }

    private Object array() {
        var list = new ArrayList<@Nullable Object>();
        position++;
        blanks();
        if (!takes(']')) {
            do {
                list.add(value());
                blanks();
            } while (takes(','));
            expect(']');
        }
        return list;
    }

    private String string() {
        expect('"');
        var text = new StringBuilder();
        int plain = position;
        for (char c = peek(); c != '"'; c = peek()) {
            position++;
            if (c == '\\') {
                text.append(source, plain, position - 1).append(escaped());
                plain = position;
            }
        }
        text.append(source, plain, position);
        position++;
        return text.toString();
    }

    private char escaped() {
        char c = peek();
        position++;
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case '"', '\\', '/' -> c;
            case 'u' -> {
                try {
                    char point = (char) Integer.parseInt(source, position, position + 4, 16);
                    position += 4;
                    yield point;
                } catch (IndexOutOfBoundsException | NumberFormatException e) {
                    throw wrong("four hexadecimal digits");
                }
            }
            default -> throw wrong("an escape such as \\n before this");
        };
    }

    private Object number() {
        var number = NUMBER.matcher(source).region(position, source.length());
        if (!number.lookingAt()) {
            throw wrong("a value");
        }
        position = number.end();
        var exact = new BigDecimal(number.group());
        boolean whole = number.group(2) == null && number.group(3) == null && exact.precision() < 19;
        return whole ? (Object) exact.longValue() : (Object) exact.doubleValue();
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!source.startsWith(word, position)) {
            throw wrong("a value");
        }
        position += word.length();
        return value;
    }

    private void blanks() {
        while (position < source.length() && Character.isWhitespace(source.charAt(position))) {
            position++;
        }
    }

    private char peek() {
        if (position >= source.length()) {
            throw wrong("more");
        }
        return source.charAt(position);
    }

    private boolean takes(char expected) {
        boolean there = position < source.length() && source.charAt(position) == expected;
        position += there ? 1 : 0;
        return there;
    }

    private void expect(char expected) {
        if (!takes(expected)) {
            throw wrong("'" + expected + "'");
        }
    }

    private IllegalArgumentException wrong(String expected) {
        long line = 1
                + source.substring(0, Math.min(position, source.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        return new IllegalArgumentException(
                "This is no JSON: in line " + line + ", at character " + position + ", there should be " + expected);
    }
}
