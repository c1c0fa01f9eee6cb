package loombook.kernel.message;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which comms are open.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#comm-info">comm_info</a>
 */
public interface CommInfo {
    /**
     * Asks for open comms.
     *
     * @param target only those of this target, or null for all
     */
    record Request(@Nullable String target) implements loombook.kernel.message.Request {}

    /** From comm id to target name. */
    record Reply(Map<String, String> targets) implements loombook.kernel.message.Reply {}
}
