package loombook.process.worker;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import loombook.agent.CellHandle;
import loombook.agent.CellObserver;
import loombook.agent.CellObserver.Step;
import loombook.process.ProcessOptions;
import loombook.process.WorkerDied;
import loombook.process.code.CodeLoader;
import org.jspecify.annotations.Nullable;

/** A child JVM, seen from its parent. */
public final class Worker implements Child {
    /** All that live, in this JVM. */
    private static final Set<Worker> LIVE = ConcurrentHashMap.newKeySet();

    private static final String NO_TASK = "a task";
    private static final int GRACE_MS = 500;
    private static final int PATIENCE_MS = 200;

    private final String name;
    private final boolean daemon;
    private final CellHandle cell;
    private final Owner owner;
    private final Process process;
    private final ServerSocketChannel server;
    private final Path socket;
    private final ChildOutput output;
    private final Map<Long, CellHandle> cells = new ConcurrentHashMap<>();
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();
    private volatile @Nullable Wire wire;
    private volatile @Nullable Task task;
    private volatile boolean ready;
    private volatile boolean toldToEnd;
    private volatile String lastWords = "";
    private volatile int exitCode;
    private int jars;

    private Worker(
            String name,
            boolean daemon,
            CellHandle cell,
            Owner owner,
            Process process,
            ServerSocketChannel server,
            Path socket) {
        this.name = name;
        this.daemon = daemon;
        this.cell = cell;
        this.owner = owner;
        this.process = process;
        this.server = server;
        this.socket = socket;
        this.output = new ChildOutput(name, this::cellNow, this::endedInItsStart);
    }

    /**
     * Starts a child JVM; returns when its process has been started.
     *
     * @throws IOException when it can't be, as when its directory is missing
     */
    @SuppressWarnings("AddressSelection") // a path
    public static Worker start(String name, ProcessOptions options, CellHandle cell, Owner owner) throws IOException {
        var socket = Sockets.create();
        var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(socket));
            var builder = new ProcessBuilder(JvmCommand.line(options.jvmFlags(), socket, name));
            options.applyTo(builder);
            var process = builder.start();
            var worker = new Worker(name, options.isDaemon(), cell, owner, process, server, socket);
            worker.begin();
            return worker;
        } catch (IOException | RuntimeException e) {
            server.close();
            Sockets.delete(socket);
            throw e;
        }
    }

    private void begin() {
        LIVE.add(this);
        tell(cell, Step.READY, "starts");
        var _ = process.onExit().thenRun(this::closeServer);
        daemon(name, this::serve);
        output.follow(process);
    }

    /** Starts a thread that is nobody's. */
    static void daemon(String name, Runnable work) {
        // A worker may be started by a task of a cell.
        Thread.ofPlatform()
                .name("loombook-" + name)
                .daemon()
                .inheritInheritableThreadLocals(false)
                .start(work);
    }

    private void closeServer() {
        try {
            server.close();
        } catch (IOException e) {
            // It is closed.
        }
    }

    /** Tells who wants to know what it does from now on. */
    private void tell(CellHandle whose, Step step, String detail) {
        var observer = whose.observer();
        if (observer != null) {
            observer.process(this, observed(), step, detail);
        }
    }

    private String observed() {
        return name + " (" + pid() + ")";
    }

    private CellHandle cellNow() {
        var now = task;
        return now == null ? cell : now.cell();
    }

    private void serve() {
        try {
            process.getOutputStream().close();
            var channel = server.accept();
            closeServer();
            Sockets.delete(socket);
            var link = new Wire(channel);
            wire = link;
            while (true) {
                take(link, link.receive());
            }
        } catch (IOException e) {
            // The end of the link is the end of the child, however it has come.
        } finally {
            Sockets.delete(socket);
            end();
        }
    }

    private void take(Wire link, Frame frame) {
        switch (frame.kind()) {
            case Frame.READY -> {
                ready = true;
                tell(cell, Step.WAITING, NO_TASK);
                owner.ready(this);
            }
            case Frame.RESULT -> done(frame, new Outcome.Returned(frame.parcel()));
            case Frame.FAILURE -> done(frame, new Outcome.Threw(frame.parcel(), name + " (process " + pid() + ")"));
            case Frame.FAILURE_TEXT -> lastWords = frame.text();
            case Frame.STDOUT, Frame.STDERR -> output.append(frame, cellOf(frame.id()));
            case Frame.CODE -> {
                byte @Nullable [] bytes = CodeLoader.ofThisJvm().code(frame.text());
                link.send(Frame.of(Frame.CODE, frame.id(), bytes == null ? new byte[0] : bytes));
            }
            default -> lastWords = "It has sent a message of unknown kind " + frame.kind() + ".";
        }
    }

    private CellHandle cellOf(long number) {
        return cells.getOrDefault(number, cell);
    }

    private void done(Frame frame, Outcome outcome) {
        var its = task;
        if (its == null || its.id() != frame.id()) {
            return;
        }
        output.endLines(its.cell());
        task = null;
        if (its.cell().observer() instanceof CellObserver observer) {
            observer.processWorked(this, observed(), frame.begun(), frame.ended(), NO_TASK);
        }
        owner.done(this);
        var _ = its.end(outcome);
    }

    private void end() {
        int code;
        try {
            // The link ends with the process; one that has only lost its link is of no use any more.
            if (!process.waitFor(2, TimeUnit.SECONDS)) {
                kill();
            }
            int reported = ExitCode.of(process.waitFor());
            code = reported >= 0 && endedInItsStart() ? ExitCode.SIGTERM : reported;
            // A grandchild may hold the pipes open for ever; what the child itself said has come by then.
            output.awaitPipes(PATIENCE_MS);
        } catch (InterruptedException e) {
            kill();
            code = -9;
        }
        output.endLines(cell);
        exitCode = code;
        LIVE.remove(this);
        tell(cell, Step.ENDED, ExitCode.words(code));
        var link = wire;
        if (link != null) {
            link.close();
        }
        owner.ended(this);
        var its = task;
        task = null;
        if (its != null) {
            var _ = its.end(new Outcome.Lost(death()));
        }
        // Whoever has waited for it may ask how its task has ended.
        ended.complete(code);
    }

    @Override
    public WorkerDied death() {
        var how = lastWords.isEmpty() ? ExitCode.words(exitCode) : "ran out of memory (" + lastWords + ")";
        return new WorkerDied(
                name,
                exitCode,
                name + " (process " + pid() + ") " + how + (ready ? " during its work." : " before it was ready."));
    }

    @Override
    public void run(Task next) {
        task = next;
        tell(next.cell(), Step.RUNNING, "task " + next.id());
        var link = wire;
        if (link != null) {
            cells.putIfAbsent(next.cell().id(), next.cell());
            sendJars(link);
            link.send(new Frame(Frame.TASK, next.id(), next.work()));
        }
    }

    /** Tells it of the jars that cells have added since it was told last. */
    private void sendJars(Wire link) {
        var all = List.of(CodeLoader.ofThisJvm().getURLs());
        for (var jar : all.subList(jars, all.size())) {
            link.send(Frame.of(Frame.JARS, 0, jar.toString()));
        }
        jars = all.size();
    }

    @Override
    public void interrupt(Task its) {
        var link = wire;
        if (task == its && link != null) {
            link.send(Frame.of(Frame.INTERRUPT, its.id()));
            CompletableFuture.delayedExecutor(GRACE_MS, TimeUnit.MILLISECONDS).execute(() -> {
                if (task == its) {
                    kill();
                }
            });
        }
    }

    @Override
    public @Nullable Task task() {
        return task;
    }

    @Override
    public void finish() {
        var link = wire;
        if (link != null) {
            link.send(Frame.of(Frame.END, 0));
        }
    }

    @Override
    public void finishAsProgram() {
        var link = wire;
        if (link != null) {
            link.send(Frame.of(Frame.END, Frame.AS_PROGRAM));
        }
    }

    /** Returns whether it is killed when the child that has started it is at its end. */
    public boolean isDaemon() {
        return daemon;
    }

    /** Asks its process to end (SIGTERM). */
    public void terminate() {
        if (process.isAlive()) {
            toldToEnd = true;
        }
        process.destroy();
    }

    /**
     * Returns whether it was asked to end before it could do a task. A JVM that heeds SIGTERM while it still sets itself up
     * was seen to end with exit code 1 and "Error occurred during initialization of VM ... Bad level: 2".
     */
    private boolean endedInItsStart() {
        return toldToEnd && !ready;
    }

    @Override
    public void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        var _ = process.destroyForcibly();
    }

    /** Returns its name. */
    public String name() {
        return name;
    }

    /** Returns its process id. */
    public long pid() {
        return process.pid();
    }

    @Override
    public boolean wasReady() {
        return ready;
    }

    /** Returns what is completed with its exit code, when all that it printed has been printed. */
    public CompletableFuture<Integer> onEnd() {
        return ended;
    }

    /** Returns the cell that has started it. */
    public CellHandle cell() {
        return cell;
    }

    /** Returns those that live. */
    public static List<Worker> live() {
        return LIVE.stream()
                .sorted(java.util.Comparator.comparingLong(Worker::pid))
                .toList();
    }
}
