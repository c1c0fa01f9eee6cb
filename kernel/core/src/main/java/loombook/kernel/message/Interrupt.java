package loombook.kernel.message;

/**
 * Interruption of the running cell.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#kernel-interrupt">interrupt</a>
 */
public interface Interrupt {
    /** Asks for the running cell to be interrupted. */
    record Request() implements loombook.kernel.message.Request {}

    /** Says that it is being interrupted. */
    record Reply() implements loombook.kernel.message.Reply {}
}
