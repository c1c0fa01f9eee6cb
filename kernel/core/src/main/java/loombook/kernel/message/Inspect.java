package loombook.kernel.message;

import org.jspecify.annotations.Nullable;

/**
 * Documentation at the cursor. Positions count Unicode code points.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#introspection">introspection</a>
 */
public interface Inspect {
    /**
     * Asks what is at the cursor.
     *
     * @param detail 0, or 1 for all there is
     */
    record Request(String code, int cursor, int detail) implements loombook.kernel.message.Request {}

    /**
     * What is known.
     *
     * @param bundle null when nothing was found
     */
    record Reply(@Nullable Bundle bundle) implements loombook.kernel.message.Reply {}
}
