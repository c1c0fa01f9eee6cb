package loombook.kernel.message;

import java.time.Instant;
import java.util.Map;

/**
 * Execution of a cell.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#execute">execute</a>
 */
public interface Execute {
    /**
     * Asks for a cell to be executed.
     *
     * @param silent publish nothing but status; implies that no history is stored
     * @param userExpressions expressions to evaluate afterwards, by name
     * @param allowStdin whether the client can be asked for input
     * @param stopOnError whether what is queued is aborted when this fails
     */
    record Request(
            String code,
            boolean silent,
            boolean storeHistory,
            Map<String, String> userExpressions,
            boolean allowStdin,
            boolean stopOnError)
            implements loombook.kernel.message.Request {}

    /** How an execution ended; {@code started} is when it began. */
    sealed interface Reply extends loombook.kernel.message.Reply {
        int executionCount();

        Instant started();
    }

    /**
     * It succeeded.
     *
     * @param userExpressions a MIME bundle or a {@link Failure} for each of the request's expressions
     */
    record Ok(int executionCount, Instant started, Map<String, Evaluated> userExpressions) implements Reply {}

    /** It failed. */
    record Failed(int executionCount, Instant started, Failure failure) implements Reply {}

    /** It was never begun, because something before it in the queue has failed. */
    record Aborted(int executionCount, Instant started) implements Reply {}

    /** What became of a user expression. */
    sealed interface Evaluated {
        /** It has a value. */
        record Value(Bundle bundle) implements Evaluated {}

        /** It has none. */
        record Problem(Failure failure) implements Evaluated {}
    }

    /** Tells all clients what is executed. */
    record Input(String code, int executionCount) implements Publication {}

    /** The value of the cell's last expression. */
    record Result(int executionCount, Bundle bundle) implements Publication {}
}
