package loombook;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something on display that can be replaced.
 *
 * @param id its name; the front end replaces everything shown under it
 */
public record DisplayHandle(String id) {
    static DisplayHandle fresh() {
        return new DisplayHandle(UUID.randomUUID().toString());
    }

    /** Shows another value in the place of the present one. */
    public void update(@Nullable Object value) {
        Notebook.updateDisplay(id, value);
    }
}
