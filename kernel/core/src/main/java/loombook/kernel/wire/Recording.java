package loombook.kernel.wire;

import com.google.gson.JsonObject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes every message that this kernel sends to a file, a line each, when the environment variable
 * {@code LOOMBOOK_RECORD} names a folder. For tests, and to see what a kernel said.
 */
final class Recording {
    private @Nullable BufferedWriter out;

    private Recording(@Nullable BufferedWriter out) {
        this.out = out;
    }

    static Recording fromEnvironment() {
        var folder = System.getenv("LOOMBOOK_RECORD");
        if (folder == null || folder.isEmpty()) {
            return new Recording(null);
        }
        try {
            var name = ProcessHandle.current().pid() + "-" + UUID.randomUUID() + ".jsonl";
            return new Recording(Files.newBufferedWriter(
                    Files.createDirectories(Path.of(folder)).resolve(name)));
        } catch (IOException e) {
            Log.LOG.log(System.Logger.Level.WARNING, "Messages can't be recorded in " + folder, e);
            return new Recording(null);
        }
    }

    synchronized void record(
            String channel, JsonObject header, JsonObject parent, JsonObject metadata, JsonObject content) {
        if (out == null) {
            return;
        }
        var line = new JsonObject();
        line.addProperty("channel", channel);
        line.add("header", header);
        line.add("parent_header", parent);
        line.add("metadata", metadata);
        line.add("content", content);
        try {
            out.write(line.toString());
            out.newLine();
            out.flush();
        } catch (IOException e) {
            Log.LOG.log(System.Logger.Level.WARNING, "The recording of messages ends", e);
            out = null;
        }
    }
}
