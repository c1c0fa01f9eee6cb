package loombook.text;

/** Text as it stands in HTML. */
public final class Escaped {
    private Escaped() {}

    /** Returns text for an element or an attribute in double quotes. */
    public static String of(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
