package loombook.kernel.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import loombook.kernel.wire.Wired;

/** A client of an installed kernel: a small Python program does the talking, as Jupyter's own clients do. */
final class InstalledClient implements Client {
    private final Conversation conversation = new Conversation();
    private final Process bridge;
    private final BufferedWriter out;

    /**
     * Starts a kernel and waits until it answers.
     *
     * @param python a Python that has jupyter_client
     * @param kernel the name under which the kernelspec is installed
     * @param folder for the bridge and what the kernel writes
     */
    InstalledClient(String python, String kernel, Path folder) throws IOException {
        var program = folder.resolve("bridge.py");
        try (var source = Objects.requireNonNull(Client.class.getResourceAsStream("bridge.py"))) {
            Files.write(program, source.readAllBytes());
        }
        var builder = new ProcessBuilder(List.of(python, program.toString(), kernel))
                .redirectError(
                        ProcessBuilder.Redirect.to(folder.resolve("bridge.log").toFile()));
        builder.environment()
                .put("LOOMBOOK_HISTORY", folder.resolve("history.sqlite").toString());
        builder.environment()
                .put("LOOMBOOK_MAVEN_SETTINGS", Artifacts.settings().toString());
        builder.environment().put("LOOMBOOK_JVM_FLAGS", "-Xmx256m");
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        bridge = builder.start();
        out = bridge.outputWriter(UTF_8);
        var in = bridge.inputReader(UTF_8);
        if (in.readLine() == null) {
            throw new IOException("The kernel did not start:\n" + Files.readString(folder.resolve("bridge.log")));
        }
        Thread.ofPlatform().name("bridge").daemon().start(() -> listen(in));
    }

    private void listen(BufferedReader in) {
        in.lines().map(Wired::parse).forEach(line -> conversation.add(heard(line)));
    }

    private static Heard heard(Map<String, Object> line) {
        return new Heard(
                (String) line.get("channel"), (String) line.get("type"), (String) line.get("parent"), content(line));
    }

    @SuppressWarnings("unchecked") // a JSON object's names are text
    private static Map<String, Object> content(Map<String, Object> line) {
        return (Map<String, Object>) line.get("content");
    }

    @Override
    public Conversation conversation() {
        return conversation;
    }

    @Override
    public synchronized String say(String channel, String type, Map<String, Object> content) {
        var id = UUID.randomUUID().toString();
        try {
            out.write(Wired.write(Map.of("channel", channel, "type", type, "id", id, "content", content)));
            out.newLine();
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return id;
    }

    @Override
    public void close() {
        try {
            out.close();
            if (!bridge.waitFor(20, TimeUnit.SECONDS)) {
                bridge.descendants().forEach(ProcessHandle::destroyForcibly);
                bridge.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
