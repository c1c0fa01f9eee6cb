package loombook;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import loombook.display.MimeBundle;
import org.jspecify.annotations.Nullable;

/**
 * Something on display that can be replaced.
 *
 * @param id its name; the front end replaces everything shown under it
 */
public record DisplayHandle(String id) {
    private static final String PREFIX = UUID.randomUUID() + "-";
    private static final AtomicLong COUNT = new AtomicLong();

    static DisplayHandle fresh() {
        return new DisplayHandle(PREFIX + COUNT.incrementAndGet());
    }

    /** Returns whether something was displayed under this name. */
    boolean isKnown() {
        if (!id.startsWith(PREFIX)) {
            return false;
        }
        try {
            long number = Long.parseLong(id.substring(PREFIX.length()));
            return number > 0 && number <= COUNT.get();
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /**
     * Shows another value in the place of the present one.
     *
     * @throws IllegalArgumentException when nothing was displayed under this name since the JVM was started
     */
    public void update(@Nullable Object value) {
        Notebook.updateDisplay(id, value);
    }

    /**
     * Shows nothing in its place; it can be updated again.
     *
     * @throws IllegalArgumentException when nothing was displayed under this name since the JVM was started
     */
    public void clear() {
        var nothing = new LinkedHashMap<String, Object>();
        // Of text alone, an empty line would stay.
        nothing.put("text/html", "");
        nothing.put(MimeBundle.TEXT, "");
        update(new MimeBundle(nothing, Map.of()));
    }
}
