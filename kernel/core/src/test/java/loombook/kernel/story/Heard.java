package loombook.kernel.story;

import java.util.Map;

/**
 * One message as a client hears it.
 *
 * @param parent the {@code msg_id} of the request that it belongs to; empty for none
 * @param content the JSON content as maps, lists, text and numbers; null values are left out
 */
public record Heard(String channel, String type, String parent, Map<String, Object> content) {
    /** Returns a field that is text; empty when it is missing. */
    String text(String field) {
        return content.get(field) instanceof String text ? text : "";
    }

    /** Returns whether this is text printed to a stream. */
    boolean isStream(String name) {
        return type.equals("stream") && text("name").equals(name);
    }

    /** Returns whether this is the status with this name. */
    boolean isStatus(String state) {
        return type.equals("status") && text("execution_state").equals(state);
    }

    /** Returns the representations that this message carries, by MIME type. */
    Map<?, ?> data() {
        return content.get("data") instanceof Map<?, ?> data ? data : Map.of();
    }

    @Override
    public String toString() {
        var shown = content.toString();
        return channel + " " + type + " " + (shown.length() < 400 ? shown : shown.substring(0, 400) + "…");
    }
}
