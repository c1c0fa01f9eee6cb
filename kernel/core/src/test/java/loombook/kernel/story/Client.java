package loombook.kernel.story;

import java.util.Map;

/** Whoever talks with a kernel: what is said goes in here, what is heard is in the conversation. */
public interface Client extends AutoCloseable {
    /** Returns what this client hears. */
    Conversation conversation();

    /**
     * Says something.
     *
     * @param channel {@code shell}, {@code control} or {@code stdin}
     * @return the message's {@code msg_id}
     */
    String say(String channel, String type, Map<String, Object> content);

    @Override
    void close();
}
