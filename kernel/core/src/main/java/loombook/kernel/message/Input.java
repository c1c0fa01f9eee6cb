package loombook.kernel.message;

/**
 * Input from the user, asked for on the stdin channel: here the kernel sends the request and the client the reply.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#stdin-messages">stdin</a>
 */
public interface Input {
    /** Asks for a line; {@code password} says that it must not be seen. */
    record Request(String prompt, boolean password) {}

    /** The line. */
    record Reply(String value) implements loombook.kernel.message.Request {}
}
