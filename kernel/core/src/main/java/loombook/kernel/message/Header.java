package loombook.kernel.message;

import java.util.Map;

/**
 * A message's header. It is kept as it came, so that the parent of a reply is an exact copy.
 *
 * @param fields {@code msg_id}, {@code session}, {@code username}, {@code date}, {@code msg_type}, {@code version} and
 *     what else the sender has put there
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#message-header">message header</a>
 */
public record Header(Map<String, Object> fields) {
    /** Returns the message's unique identifier, or an empty string when it has none. */
    public String id() {
        return text("msg_id");
    }

    /** Returns the message's type, such as {@code execute_request}. */
    public String type() {
        return text("msg_type");
    }

    private String text(String field) {
        return fields.get(field) instanceof String text ? text : "";
    }
}
