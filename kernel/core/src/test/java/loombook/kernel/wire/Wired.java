package loombook.kernel.wire;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import loombook.kernel.message.Channel;
import loombook.kernel.message.Input;
import loombook.kernel.message.Message;
import loombook.kernel.message.Publication;
import loombook.kernel.message.Reply;

/** The wire without sockets, for tests of other packages: what a client would send and receive, as maps. */
public final class Wired {
    private Wired() {}

    /** Returns the message that the kernel would make of this header and content. */
    public static Message message(Channel channel, Map<String, Object> header, Map<String, Object> content) {
        var parts = List.of(bytes(header), bytes(Map.of()), bytes(Map.of()), bytes(content));
        return Decoder.decode(channel, new Frames(List.of(new byte[] {1}), parts, List.of()));
    }

    /** Returns a publication's type. */
    public static String type(Publication publication) {
        return Encoder.type(publication);
    }

    /** Returns a publication's content as a client reads it. */
    public static Map<String, Object> content(Publication publication) {
        return read(Encoder.content(publication));
    }

    /** Returns a reply's content as a client reads it. */
    public static Map<String, Object> content(Reply reply) {
        return read(Encoder.content(reply));
    }

    /** Returns the content of a question to the user as a client reads it. */
    public static Map<String, Object> content(Input.Request question) {
        return read(Encoder.content(question));
    }

    /** Parses a JSON object. */
    public static Map<String, Object> parse(String json) {
        return Json.map(Json.parse(json.getBytes(StandardCharsets.UTF_8), "line"));
    }

    /** Writes a JSON object on one line. */
    public static String write(Map<String, Object> map) {
        return new String(bytes(map), StandardCharsets.UTF_8);
    }

    private static Map<String, Object> read(JsonObject json) {
        return Json.map(Json.parse(Json.bytes(json), "content"));
    }

    private static byte[] bytes(Map<String, Object> map) {
        return Json.bytes(Json.object(map));
    }
}
