package loombook.kernel.message;

/**
 * What the kernel is.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#kernel-info">kernel_info</a>
 */
public interface KernelInfo {
    /** Asks what the kernel is. */
    record Request() implements loombook.kernel.message.Request {}

    /**
     * The answer; what is not here is the same for every Loombook.
     *
     * @param version Loombook's
     * @param javaVersion the language's
     */
    record Reply(String version, String javaVersion, String banner) implements loombook.kernel.message.Reply {}
}
