package loombook.ijava;

import java.util.Map;
import java.util.regex.Pattern;

/** A value and the MIME type as which it is to be shown. */
record Typed(Object value, String type) {
    private static final Pattern TYPE = Pattern.compile("[a-z*]+/[\\w.+*-]+(;.*)?");
    private static final Map<String, String> SHORT =
            Map.of("html", "text/html", "md", "text/markdown", "markdown", "text/markdown", "text", "text/plain");

    /** Tells the one from the other: in IJava the type is the second, in Rapaio's kernel the first. */
    static Typed of(String first, Object second) {
        return second instanceof String type && (TYPE.matcher(type).matches() || !isType(first))
                ? new Typed(first, type)
                : new Typed(second, SHORT.getOrDefault(first, first));
    }

    private static boolean isType(String text) {
        return SHORT.containsKey(text) || TYPE.matcher(text).matches();
    }
}
