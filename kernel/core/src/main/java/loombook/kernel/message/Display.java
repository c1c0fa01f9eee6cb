package loombook.kernel.message;

import org.jspecify.annotations.Nullable;

/**
 * Rich output.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#display-data">display_data</a>
 */
public interface Display {
    /**
     * Something to show.
     *
     * @param displayId the name under which it can be updated, or null
     */
    record Data(Bundle bundle, @Nullable String displayId) implements Publication {}

    /** Takes the place of all that was displayed under a name. */
    record Update(Bundle bundle, String displayId) implements Publication {}

    /**
     * Removes a cell's output.
     *
     * @param waits until the next output comes
     */
    record Clear(boolean waits) implements Publication {}
}
