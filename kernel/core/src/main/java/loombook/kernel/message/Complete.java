package loombook.kernel.message;

import java.util.List;

/**
 * Completion at the cursor. Positions count Unicode code points.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#completion">completion</a>
 */
public interface Complete {
    /** Asks what can stand at the cursor. */
    record Request(String code, int cursor) implements loombook.kernel.message.Request {}

    /** What can take the place of the code from {@code start} to {@code end}. */
    record Reply(List<Match> matches, int start, int end) implements loombook.kernel.message.Reply {}

    /**
     * One possibility.
     *
     * @param type what it is, such as {@code function} or {@code keyword}
     * @param signature its parameters for a method, otherwise empty
     */
    record Match(String text, String type, String signature) {}
}
