package loombook;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import loombook.agent.Cells;
import loombook.display.MimeBundle;
import loombook.display.Rendering;
import org.jspecify.annotations.Nullable;

/**
 * Something on display that can be replaced.
 *
 * @param id its name; the front end replaces everything shown under it
 */
public record DisplayHandle(String id) {
    private static final String PREFIX = UUID.randomUUID() + "-";
    private static final AtomicLong COUNT = new AtomicLong();

    /** Names of the reader's own choice. */
    private static final Set<String> CHOSEN = ConcurrentHashMap.newKeySet();

    static DisplayHandle fresh() {
        return new DisplayHandle(PREFIX + COUNT.incrementAndGet());
    }

    /** Returns whether something was displayed under this name. */
    boolean isKnown() {
        if (!id.startsWith(PREFIX)) {
            return CHOSEN.contains(id);
        }
        try {
            long number = Long.parseLong(id.substring(PREFIX.length()));
            return number > 0 && number <= COUNT.get();
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /**
     * Shows a value under the cell that calls, by this name, which may be one of your own: from then on it can be updated.
     *
     * @return this handle
     */
    public DisplayHandle show(@Nullable Object value) {
        if (!isKnown()) {
            CHOSEN.add(id);
        }
        Cells.display(Rendering.of(value), id, false);
        return this;
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
