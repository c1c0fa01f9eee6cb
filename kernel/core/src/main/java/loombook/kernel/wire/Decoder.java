package loombook.kernel.wire;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import loombook.kernel.message.Channel;
import loombook.kernel.message.Comm;
import loombook.kernel.message.CommInfo;
import loombook.kernel.message.Complete;
import loombook.kernel.message.Connect;
import loombook.kernel.message.Execute;
import loombook.kernel.message.Header;
import loombook.kernel.message.History;
import loombook.kernel.message.Input;
import loombook.kernel.message.Inspect;
import loombook.kernel.message.Interrupt;
import loombook.kernel.message.IsComplete;
import loombook.kernel.message.KernelInfo;
import loombook.kernel.message.Malformed;
import loombook.kernel.message.Message;
import loombook.kernel.message.Request;
import loombook.kernel.message.Shutdown;
import loombook.kernel.message.Unknown;
import loombook.link.CommEvent;
import org.jspecify.annotations.Nullable;

/** From frames to messages. Fields that the specification does not name are passed over. */
final class Decoder {
    private Decoder() {}

    /**
     * Understands a message; a content that is not as its type demands becomes {@link Malformed}.
     *
     * @throws BadMessage when there is no header to answer to, or a part is not JSON
     */
    static Message decode(Channel channel, Frames frames) {
        var header = new Header(Json.map(Json.parse(frames.parts().get(0), "header")));
        if (header.id().isEmpty() || header.type().isEmpty()) {
            throw new BadMessage("its header lacks msg_id or msg_type");
        }
        var metadata = Json.map(Json.parse(frames.parts().get(2), "metadata"));
        return new Message(
                channel, frames.identities(), header, metadata, request(header, metadata, frames), frames.buffers());
    }

    private static Request request(Header header, Map<String, Object> metadata, Frames frames) {
        try {
            var type = header.type();
            var in = new Fields(type, Json.parse(frames.parts().get(3), "content"));
            return type.startsWith("comm_") && !type.endsWith("_request")
                    ? comm(type, in, metadata, frames.buffers())
                    : request(type, in);
        } catch (WrongForm | BadMessage e) {
            return new Malformed(String.valueOf(e.getMessage()));
        }
    }

    private static Request request(String type, Fields in) {
        return switch (type) {
            case "execute_request" -> {
                boolean silent = in.flag("silent", false);
                yield new Execute.Request(
                        in.text("code"),
                        silent,
                        !silent && in.flag("store_history", true),
                        in.texts("user_expressions"),
                        in.flag("allow_stdin", true),
                        in.flag("stop_on_error", true));
            }
            case "complete_request" -> new Complete.Request(in.text("code"), in.cursor());
            case "inspect_request" -> new Inspect.Request(in.text("code"), in.cursor(), in.number("detail_level", 0));
            case "is_complete_request" -> new IsComplete.Request(in.text("code"));
            case "history_request" -> new History.Request(in.flag("output", false), access(in));
            case "kernel_info_request" -> new KernelInfo.Request();
            case "comm_info_request" -> new CommInfo.Request(in.optional("target_name"));
            case "connect_request" -> new Connect.Request();
            case "interrupt_request" -> new Interrupt.Request();
            case "shutdown_request" -> new Shutdown.Request(in.flag("restart", false));
            case "input_reply" -> new Input.Reply(in.text("value"));
            default -> new Unknown(type);
        };
    }

    private static Request comm(String type, Fields in, Map<String, Object> metadata, List<byte[]> buffers) {
        return switch (type) {
            case "comm_open" ->
                new Comm.Incoming(new CommEvent.Open(
                        in.text("comm_id"), in.text("target_name"), in.map("data"), metadata, buffers));
            case "comm_msg" -> new Comm.Incoming(new CommEvent.Say(in.text("comm_id"), in.map("data"), buffers));
            case "comm_close" -> new Comm.Incoming(new CommEvent.Close(in.text("comm_id"), in.map("data")));
            default -> new Unknown(type);
        };
    }

    private static History.Access access(Fields in) {
        var access = in.text("hist_access_type");
        return switch (access) {
            case "tail" -> new History.Access.Tail(in.number("n", 10));
            case "range" ->
                new History.Access.Range(in.number("session", 0), in.number("start", 1), in.number("stop", -1));
            case "search" ->
                new History.Access.Search(
                        in.optional("pattern") instanceof String pattern ? pattern : "*",
                        in.number("n", Integer.MAX_VALUE),
                        in.flag("unique", false));
            default -> throw new WrongForm("history_request knows no hist_access_type \"" + access + "\"");
        };
    }

    /** A content is not as its type demands. */
    private static final class WrongForm extends RuntimeException {
        WrongForm(String problem) {
            super(problem);
        }
    }

    /** The fields of a content; each may be missing, null or of the wrong type. */
    private record Fields(String type, JsonObject json) {
        String text(String name) {
            var text = optional(name);
            if (text == null) {
                throw new WrongForm(type + " lacks \"" + name + "\"");
            }
            return text;
        }

        @Nullable
        String optional(String name) {
            return switch (json.get(name)) {
                case null -> null;
                case JsonNull _ -> null;
                case JsonPrimitive text when text.isString() -> text.getAsString();
                case JsonElement other -> throw wrong(name, other, "text");
            };
        }

        boolean flag(String name, boolean otherwise) {
            return switch (json.get(name)) {
                case null -> otherwise;
                case JsonNull _ -> otherwise;
                case JsonPrimitive flag when flag.isBoolean() -> flag.getAsBoolean();
                case JsonElement other -> throw wrong(name, other, "true or false");
            };
        }

        int number(String name, int otherwise) {
            return switch (json.get(name)) {
                case null -> otherwise;
                case JsonNull _ -> otherwise;
                case JsonPrimitive number when number.isNumber() -> (int) number.getAsDouble();
                case JsonElement other -> throw wrong(name, other, "a number");
            };
        }

        /** Returns the cursor's position, the end of the code when there is none. */
        int cursor() {
            var code = text("code");
            int end = code.codePointCount(0, code.length());
            return Math.clamp(number("cursor_pos", end), 0, end);
        }

        Map<String, Object> map(String name) {
            return switch (json.get(name)) {
                case null -> Map.of();
                case JsonNull _ -> Map.of();
                case JsonObject object -> Json.map(object);
                case JsonElement other -> throw wrong(name, other, "an object");
            };
        }

        Map<String, String> texts(String name) {
            var texts = new LinkedHashMap<String, String>();
            map(name).forEach((key, value) -> texts.put(key, String.valueOf(value)));
            return texts;
        }

        private WrongForm wrong(String name, JsonElement value, String due) {
            var shown = value.toString();
            var cut = shown.length() > 40 ? shown.substring(0, 40) + "…" : shown;
            return new WrongForm(type + " has " + cut + " as \"" + name + "\" where " + due + " is due");
        }
    }
}
