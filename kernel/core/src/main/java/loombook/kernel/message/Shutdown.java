package loombook.kernel.message;

/**
 * The kernel's end.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#kernel-shutdown">shutdown</a>
 */
public interface Shutdown {
    /** Asks the kernel to end; {@code restart} says whether another will be started. */
    record Request(boolean restart) implements loombook.kernel.message.Request {}

    /** Says that it ends. */
    record Reply(boolean restart) implements loombook.kernel.message.Reply {}
}
