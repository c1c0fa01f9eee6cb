package loombook.kernel.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was executed before.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#history">history</a>
 */
public interface History {
    /**
     * Asks for entries.
     *
     * @param output whether each entry's result is wanted too
     */
    record Request(boolean output, Access access) implements loombook.kernel.message.Request {}

    /** Which entries. */
    sealed interface Access {
        /** The last ones. */
        record Tail(int n) implements Access {}

        /**
         * Those of one session, from line {@code start} up to but without {@code stop}.
         *
         * @param session its number; 0 is the present one, negative numbers count back from it
         * @param stop -1 or less for all that follow
         */
        record Range(int session, int start, int stop) implements Access {}

        /**
         * The last ones that match.
         *
         * @param pattern a glob with {@code *} and {@code ?}
         * @param unique whether equal ones come once
         */
        record Search(String pattern, int n, boolean unique) implements Access {}
    }

    /** Entries, the oldest first. */
    record Reply(boolean output, List<Entry> entries) implements loombook.kernel.message.Reply {}

    /**
     * One executed cell.
     *
     * @param session the number of the kernel's start, from 1
     * @param line the execution count
     * @param result the text of its result, or null
     */
    record Entry(
            int session, int line, String code, @Nullable String result) {}
}
