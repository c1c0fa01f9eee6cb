package loombook.kernel.wire;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import loombook.kernel.message.KernelInfo;

/** The content of a kernel_info_reply: without {@code language_info} exported notebooks are coloured as Python. */
final class KernelInfoJson {
    private KernelInfoJson() {}

    static JsonObject of(KernelInfo.Reply reply) {
        var language = new JsonObject();
        language.addProperty("name", "java");
        language.addProperty("version", reply.javaVersion());
        language.addProperty("mimetype", "text/x-java");
        language.addProperty("file_extension", ".java");
        language.addProperty("pygments_lexer", "java");
        language.addProperty("codemirror_mode", "text/x-java");
        var json = new JsonObject();
        json.addProperty("status", "ok");
        json.addProperty("protocol_version", Envelope.PROTOCOL);
        json.addProperty("implementation", "loombook");
        json.addProperty("implementation_version", reply.version());
        json.add("language_info", language);
        json.addProperty("banner", reply.banner());
        json.addProperty("debugger", false);
        json.add("help_links", helpLinks());
        // What is here is promised: neither a debugger nor subshells are served.
        json.add("supported_features", new JsonArray());
        return json;
    }

    private static JsonArray helpLinks() {
        var links = new JsonArray();
        links.add(link("Java 25 API", "https://docs.oracle.com/en/java/javase/25/docs/api/"));
        links.add(link("Java Language Specification", "https://docs.oracle.com/javase/specs/jls/se25/html/"));
        return links;
    }

    private static JsonObject link(String text, String url) {
        var link = new JsonObject();
        link.addProperty("text", text);
        link.addProperty("url", url);
        return link;
    }
}
