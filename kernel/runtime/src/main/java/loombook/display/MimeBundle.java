package loombook.display;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing in several representations: from MIME type to {@code String}, {@code byte[]} (for images and other binary
 * types) or, for JSON types, maps, lists, numbers and booleans. There is always a {@code text/plain}.
 *
 * @param data representations by MIME type, the richest first
 * @param metadata hints by MIME type, such as {@code width} and {@code height} of an image in CSS pixels
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#display-data">display_data</a>
 */
public record MimeBundle(Map<String, Object> data, Map<String, Object> metadata) implements Displayable {
    /** The representation that every bundle has. */
    public static final String TEXT = "text/plain";

    /** Copies both maps and keeps their order. */
    public MimeBundle {
        if (!data.containsKey(TEXT)) {
            throw new IllegalArgumentException(
                    "A MIME bundle needs a text/plain representation; it has " + data.keySet());
        }
        data = new LinkedHashMap<>(data);
        metadata = new LinkedHashMap<>(metadata);
    }

    /** Returns a bundle of nothing but text. */
    public static MimeBundle text(String text) {
        return new MimeBundle(Map.of(TEXT, text), Map.of());
    }

    /**
     * Returns a bundle of one rich representation and its text.
     *
     * @param type the MIME type of {@code value}
     * @param value a {@code String}, or a {@code byte[]} for a binary type
     * @param text what is shown where {@code type} can't be
     */
    public static MimeBundle of(String type, Object value, String text) {
        var data = new LinkedHashMap<String, Object>();
        data.put(type, value);
        data.put(TEXT, text);
        return new MimeBundle(data, Map.of());
    }

    /** Returns this bundle with hints for one of its types. */
    public MimeBundle with(String type, Map<String, Object> hints) {
        var all = new LinkedHashMap<>(metadata);
        all.put(type, hints);
        return new MimeBundle(data, all);
    }

    @Override
    public MimeBundle bundle() {
        return this;
    }
}
