package loombook.kernel.wire;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import loombook.kernel.message.Header;
import org.jspecify.annotations.Nullable;

/** Puts contents into messages of this kernel: header, parent, metadata. Safe for any number of threads. */
final class Envelope {
    /** The version of the protocol that this kernel speaks. */
    static final String PROTOCOL = "5.5";

    private final String session = UUID.randomUUID().toString();
    private final AtomicLong count = new AtomicLong();
    private final Recording recording = Recording.fromEnvironment();

    /**
     * Returns a message's frames.
     *
     * @param channel its name, for the record
     * @param identities whom it is for, or on iopub its topic
     * @param parent what it answers to, or null
     * @param buffers binary data that go with the content
     */
    Frames seal(
            String channel,
            List<byte[]> identities,
            String type,
            @Nullable Header parent,
            JsonObject metadata,
            JsonObject content,
            List<byte[]> buffers) {
        var header = header(type);
        var parentHeader = parent == null ? new JsonObject() : Json.object(parent.fields());
        recording.record(channel, header, parentHeader, metadata, content);
        return new Frames(
                identities,
                List.of(Json.bytes(header), Json.bytes(parentHeader), Json.bytes(metadata), Json.bytes(content)),
                buffers);
    }

    private JsonObject header(String type) {
        var header = new JsonObject();
        header.addProperty("msg_id", session + "_" + count.incrementAndGet());
        header.addProperty("session", session);
        header.addProperty("username", "loombook");
        header.addProperty("date", Instant.now().toString());
        header.addProperty("msg_type", type);
        header.addProperty("version", PROTOCOL);
        return header;
    }
}
