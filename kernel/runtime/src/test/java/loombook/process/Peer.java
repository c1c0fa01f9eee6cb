package loombook.process;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another JVM, for tests: it does work that is sent to its standard input. */
final class Peer implements AutoCloseable {
    private final Process process;

    /** What a peer does; a lambda in a test. */
    interface Task extends Serializable {
        /** Does it. */
        void run() throws Exception;
    }

    private Peer(Process process) {
        this.process = process;
    }

    static Peer start(Task task) {
        try {
            var java = ProcessHandle.current().info().command().orElseThrow();
            var process = new ProcessBuilder(List.of(
                            java,
                            "-XX:TieredStopAtLevel=" + System.getProperty("peer.tier", "4"),
                            "-XX:+UseSerialGC",
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Peer.class.getName()))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (var out = new ObjectOutputStream(process.getOutputStream())) {
                out.writeObject(task);
            }
            return new Peer(process);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Runs in the other JVM. */
    public static void main(String[] args) throws Exception {
        var in = new ObjectInputStream(System.in);
        ((Task) in.readObject()).run();
        System.out.flush();
    }

    /** Waits for its end, which must be a good one; returns what it has printed. */
    String join() throws InterruptedException {
        try {
            var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError("The peer has failed; it printed " + printed);
            }
            return printed;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Kills it as the system would; returns when it is gone. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
