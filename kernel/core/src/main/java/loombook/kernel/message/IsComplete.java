package loombook.kernel.message;

/**
 * Whether code can be executed as it stands.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#code-completeness">is_complete</a>
 */
public interface IsComplete {
    /** Asks whether this code is whole. */
    record Request(String code) implements loombook.kernel.message.Request {}

    /** The answer. */
    sealed interface Reply extends loombook.kernel.message.Reply {}

    /** It can be executed. */
    record Whole() implements Reply {}

    /**
     * More must follow.
     *
     * @param indent what the next line begins with
     */
    record Unfinished(String indent) implements Reply {}

    /** Whatever follows, it can't be executed. */
    record Invalid() implements Reply {}
}
