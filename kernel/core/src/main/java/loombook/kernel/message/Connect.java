package loombook.kernel.message;

/**
 * Where the channels are.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#connect">connect</a>
 */
public interface Connect {
    /** Asks for the ports. */
    record Request() implements loombook.kernel.message.Request {}

    /** The ports. */
    record Reply(Ports ports) implements loombook.kernel.message.Reply {}
}
