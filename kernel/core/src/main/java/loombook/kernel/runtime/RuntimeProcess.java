package loombook.kernel.runtime;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import loombook.link.EndMark;
import loombook.link.Frame;
import loombook.link.MarkedProcesses;
import loombook.link.Place;
import loombook.link.PrivateFolders;
import loombook.link.ToKernel;
import loombook.link.ToRuntime;

/**
 * A running runtime: the child process and the link to it. The child ends when the link does, so it never outlives
 * this process, however this one ends.
 *
 * <p>Requests come from one thread at a time; {@link #tell} and {@link #kill} may be called by any.
 */
public final class RuntimeProcess implements AutoCloseable {
    /** What the runtime tells without being asked. Called on the link's thread, in order. */
    public interface Listener {
        /** A cell shows something. May block, which slows the runtime's printing down. */
        void effect(ToKernel.Effect effect) throws InterruptedException;

        /** What the runtime tells of its comms. */
        void notice(ToKernel.Notice notice);

        /** Returns where frames of cells' classes are, in their order. */
        List<Place> places(List<StackTraceElement> frames);

        /** The process itself has printed, past {@code System.out}: native code, the JVM, or a child of its own. */
        void printed(boolean error, String text);

        /** The process has ended; called once, after all that it has sent. */
        void ended(RuntimeProcess runtime, String how);
    }

    private static final System.Logger LOG = System.getLogger("loombook.runtime");

    private sealed interface Event {
        record Answered(ToKernel.Answer answer) implements Event {}

        record Died() implements Event {}
    }

    private final Process process;
    private final String mark;
    private final SocketChannel channel;
    private final OutputStream out;
    private final Listener listener;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Printed stdout;
    private final Printed stderr;
    private final Map<Long, CompletableFuture<ToKernel.Answer>> nested = new ConcurrentHashMap<>();
    private long runs;
    private volatile String ending = "";
    private volatile String unreadable = "";

    private RuntimeProcess(Process process, String mark, SocketChannel channel, Listener listener) {
        this.process = process;
        this.mark = mark;
        this.channel = channel;
        this.listener = listener;
        this.out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
        var end = EndMark.of(mark);
        this.stdout = new Printed(process.getInputStream(), end, text -> listener.printed(false, text));
        this.stderr = new Printed(process.getErrorStream(), end, text -> listener.printed(true, text));
    }

    /**
     * Starts a runtime and waits until it is connected.
     *
     * @throws RuntimeDied when its process ends instead; the message has what it printed
     */
    public static RuntimeProcess start(RuntimeCommand command, Listener listener) throws RuntimeDied {
        try {
            // Only the owner can enter this folder, and it is gone as soon as the runtime is connected.
            var folder = Files.createTempDirectory("loombook-");
            var socket = folder.resolve("link");
            // Should this process end before that: a port that is taken is noticed while the runtime starts.
            folder.toFile().deleteOnExit();
            socket.toFile().deleteOnExit();
            try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
                server.bind(UnixDomainSocketAddress.of(socket));
                return connect(server, command.line(socket), listener);
            } finally {
                Files.deleteIfExists(socket);
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new RuntimeDied("its process can't be started: " + e.getMessage());
        }
    }

    private static RuntimeProcess connect(ServerSocketChannel server, List<String> line, Listener listener)
            throws IOException, RuntimeDied {
        var builder = new ProcessBuilder(line);
        var mark = UUID.randomUUID().toString();
        builder.environment().put(EndMark.VARIABLE, mark);
        var process = builder.start();
        process.getOutputStream().close();
        var _ = process.onExit().thenRun(() -> close(server));
        SocketChannel channel;
        try {
            channel = server.accept();
        } catch (IOException e) {
            var said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8)
                    + new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            throw new RuntimeDied(Ending.of(process.exitValue()) + " before it was ready"
                    + (said.isBlank() ? "" : ", and said:\n" + said.strip()));
        }
        var runtime = new RuntimeProcess(process, mark, channel, listener);
        runtime.startThreads();
        return runtime;
    }

    private static void close(ServerSocketChannel server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void startThreads() {
        daemon("loombook-runtime-stdout", stdout::read);
        daemon("loombook-runtime-stderr", stderr::read);
        daemon("loombook-runtime-link", this::read);
    }

    private static void daemon(String name, Runnable work) {
        Thread.ofPlatform().name(name).daemon().start(work);
    }

    /**
     * Asks and waits for the answer. When code has been run, all that it printed in whatever way has been told before.
     *
     * @throws RuntimeDied when the process has ended instead
     */
    public ToKernel.Answer ask(ToRuntime request) throws RuntimeDied, InterruptedException {
        tell(request);
        return switch (events.take()) {
            case Event.Answered(var answer) -> {
                if (request instanceof ToRuntime.Run && !(answer instanceof ToKernel.Loaded)) {
                    runs++;
                    stdout.awaitMark(runs);
                    stderr.awaitMark(runs);
                }
                yield answer;
            }
            case Event.Died died -> {
                events.add(died);
                throw new RuntimeDied(ending);
            }
        };
    }

    /**
     * Asks for something to be done by the thread of a cell that waits for a magic, and waits for the answer. May be called
     * while another thread waits in {@link #ask(ToRuntime)}; for each number by one thread at a time.
     *
     * @param request the number by which the cell waits
     * @throws RuntimeDied when the process has ended instead
     */
    public ToKernel.Answer ask(long request, ToRuntime asked) throws RuntimeDied, InterruptedException {
        var answer = new CompletableFuture<ToKernel.Answer>();
        nested.put(request, answer);
        if (!process.isAlive()) {
            answer.cancel(false);
        }
        tell(new ToRuntime.Nested(request, asked));
        try {
            return answer.get();
        } catch (ExecutionException | CancellationException e) {
            throw new RuntimeDied(ending.isEmpty() ? "its process has ended" : ending);
        } finally {
            nested.remove(request);
        }
    }

    /** Sends what has no answer; lost when the process has ended. */
    public synchronized void tell(ToRuntime message) {
        try {
            Frame.of(message).writeTo(out);
            out.flush();
        } catch (IOException e) {
            // The link's reader notices the same end and reports it.
        }
    }

    /** Ends the process and all that it has started, at once. */
    public void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        // Perhaps this process ends before it learns that the other one has ended.
        PrivateFolders.deleteAll(mark);
    }

    /** Returns whether the process lives. */
    public boolean isAlive() {
        return process.isAlive();
    }

    private void read() {
        try (var in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel), 1 << 16))) {
            while (true) {
                switch (Frame.readFrom(in).toKernel()) {
                    case ToKernel.Answer answer -> events.add(new Event.Answered(answer));
                    case ToKernel.Effect effect -> listener.effect(effect);
                    case ToKernel.Notice notice -> listener.notice(notice);
                    case ToKernel.AskPlaces(var request, var frames) ->
                        tell(new ToRuntime.Places(request, listener.places(frames)));
                    case ToKernel.NestedAnswer(var request, var answer) -> {
                        var waiting = nested.get(request);
                        if (waiting != null) {
                            waiting.complete(answer);
                        }
                    }
                }
            }
        } catch (IOException e) {
            // The end of the stream: the process has ended, or is about to.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | OutOfMemoryError e) {
            // As after a value too large for this process: what follows on the link can't be made sense of any more,
            // and
            // without an end whoever waits for an answer would wait for ever.
            LOG.log(System.Logger.Level.WARNING, "What the runtime sent can't be read", e);
            unreadable = "it was ended because what it sent could not be read (" + e + ")";
            kill();
        }
        ended();
    }

    private void ended() {
        try {
            // The link ends with the process; one that has only lost its link is of no use any more.
            if (!process.waitFor(1, TimeUnit.SECONDS)) {
                kill();
            }
            int code = process.waitFor();
            // A grandchild may hold the pipes open for ever; what the process itself said has come by then.
            stdout.awaitEnd(200);
            stderr.awaitEnd(200);
            ending = unreadable.isEmpty() ? Ending.of(code) : unreadable;
            // Processes that its cells had started: their parent is gone, but they have inherited its mark.
            MarkedProcesses.kill(EndMark.VARIABLE, mark);
            PrivateFolders.deleteAll(mark);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        events.add(new Event.Died());
        nested.values().forEach(one -> one.cancel(false));
        listener.ended(this, ending);
    }

    /** Ends the process; its end is still reported to the listener. */
    @Override
    public void close() {
        kill();
    }
}
