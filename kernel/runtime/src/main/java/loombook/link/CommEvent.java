package loombook.link;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is said on a comm: the channel between an object in a front end, such as a widget, and one in the runtime. Either
 * side may say each of these, and none is answered by a reply. Data are null, text, numbers, booleans, and lists and maps
 * of these.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#custom-messages">custom messages</a>
 */
public sealed interface CommEvent {
    /** The comm's name. */
    String id();

    /**
     * Opens a comm to what the receiving side knows by this name.
     *
     * @param metadata what the message says of itself, such as a protocol's version
     * @param buffers binary data
     */
    record Open(
            String id,
            String target,
            Map<String, ? extends @Nullable Object> data,
            Map<String, Object> metadata,
            List<byte[]> buffers)
            implements CommEvent {
        /** Makes one without metadata and binary data. */
        public Open(String id, String target, Map<String, ? extends @Nullable Object> data) {
            this(id, target, data, Map.of(), List.of());
        }
    }

    /**
     * Says something on an open comm.
     *
     * @param buffers binary data
     */
    record Say(String id, Map<String, ? extends @Nullable Object> data, List<byte[]> buffers) implements CommEvent {
        /** Makes one without binary data. */
        public Say(String id, Map<String, ? extends @Nullable Object> data) {
            this(id, data, List.of());
        }
    }

    /** Closes a comm. */
    record Close(String id, Map<String, ? extends @Nullable Object> data) implements CommEvent {}
}
