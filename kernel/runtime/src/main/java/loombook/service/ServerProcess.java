package loombook.service;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loombook.agent.Dependencies;
import loombook.agent.DependencyException;
import loombook.link.EndMark;
import loombook.link.PrivateFolders;

/**
 * A server in a JVM of its own, which ends with this one, also when this one is killed: then its standard input ends. What it
 * needs is found among Maven's artifacts, and never comes upon the class path of cells.
 */
final class ServerProcess implements AutoCloseable {
    /** It says where it listens: the system has chosen the port, so nobody else can have taken it meanwhile. */
    private static final Pattern LISTENS = Pattern.compile("(?:127\\.0\\.0\\.1|localhost):(\\d+)");

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration END = Duration.ofSeconds(3);
    private static final int LAST_LINES = 8;

    private final String what;
    private final Process process;
    private final Path folder;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final Deque<String> said = new ArrayDeque<>();

    private ServerProcess(String what, Process process, Path folder) {
        this.what = what;
        this.process = process;
        this.folder = folder;
    }

    /** Makes a folder that only this user can enter; it is deleted when the server ends. */
    static Path folder(String what) {
        var runtime = System.getenv(EndMark.VARIABLE);
        var owner = runtime == null ? Long.toString(ProcessHandle.current().pid()) : runtime;
        try {
            return PrivateFolders.create(owner);
        } catch (IOException e) {
            throw new NoServiceException(what + " can't be started: there is no folder for it. " + e, e);
        }
    }

    /**
     * Returns the jars of artifacts.
     *
     * @throws NoServiceException when they can't be had
     */
    static List<Path> jars(String what, String... artifacts) throws InterruptedException {
        try {
            return Dependencies.resolve(artifacts);
        } catch (DependencyException e) {
            throw new NoServiceException(what + " can't be started: " + e.getMessage(), e);
        }
    }

    /**
     * Starts one; returns when it listens.
     *
     * @param what in words, as in "A local database"
     * @param programs the last of them is the server
     * @throws NoServiceException when it ends before, or takes longer than a minute
     */
    static ServerProcess start(String what, Path folder, List<Path> jars, List<String> flags, List<Program> programs)
            throws InterruptedException {
        ServerProcess server;
        try {
            var process = new ProcessBuilder(command(folder, jars, flags))
                    .redirectErrorStream(true)
                    .start();
            server = new ServerProcess(what, process, folder);
        } catch (IOException e) {
            PrivateFolders.delete(folder);
            throw new NoServiceException(what + " can't be started: " + e.getMessage(), e);
        }
        try {
            server.begin(programs);
            return server;
        } catch (InterruptedException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    static List<String> command(Path folder, List<Path> jars, List<String> flags) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // It starts soon and stays small; perf data would leave a file behind when it is killed.
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Xmx256m"));
        command.addAll(flags);
        command.add("-cp");
        command.add(Stream.concat(
                        Stream.of(System.getProperty("java.class.path")),
                        jars.stream().map(Path::toString))
                .collect(Collectors.joining(File.pathSeparator)));
        command.add(ServerMain.class.getName());
        command.add(folder.toString());
        return command;
    }

    private void begin(List<Program> programs) throws InterruptedException {
        Thread.ofPlatform()
                .name("loombook-server-output")
                .daemon()
                .inheritInheritableThreadLocals(false)
                .start(this::listen);
        try {
            tell(programs);
            var _ = port.get(START.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IOException e) {
            throw notStarted("its process does not listen", e);
        } catch (ExecutionException e) {
            throw notStarted("its process has ended with exit code " + process.waitFor(), e);
        } catch (TimeoutException e) {
            throw notStarted("it is not ready after " + START.toSeconds() + " s", e);
        }
    }

    private void tell(List<Program> programs) throws IOException {
        var text = new ByteArrayOutputStream();
        var out = new DataOutputStream(text);
        out.writeInt(programs.size());
        for (var program : programs) {
            program.write(out);
        }
        process.getOutputStream().write(text.toByteArray());
        process.getOutputStream().flush();
    }

    private NoServiceException notStarted(String why, Exception cause) {
        return new NoServiceException(what + " can't be started: " + why + "." + lastWords(), cause);
    }

    private String lastWords() {
        synchronized (said) {
            return said.isEmpty() ? "" : " It said:\n" + String.join("\n", said);
        }
    }

    /** It must be read on, or it waits one day until there is room for what it has to say. */
    private void listen() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                heard(line);
            }
        } catch (IOException e) {
            // It has been closed.
        } finally {
            var _ = port.completeExceptionally(new IOException("It has ended"));
        }
    }

    private void heard(String line) {
        synchronized (said) {
            said.addLast(line);
            if (said.size() > LAST_LINES) {
                said.removeFirst();
            }
        }
        var listens = LISTENS.matcher(line);
        if (listens.find()) {
            port.complete(Integer.valueOf(listens.group(1)));
        }
    }

    /** Returns the port at which it listens. */
    int port() {
        return port.join();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Ends it and deletes its folder; waits until it has ended. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // It has ended.
        }
        boolean interrupted = false;
        try {
            if (!process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS)) {
                var _ = process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            interrupted = true;
            var _ = process.destroyForcibly();
        }
        PrivateFolders.delete(folder);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
