package loombook.kernel.eval;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import loombook.kernel.message.Failure;
import loombook.kernel.runtime.RuntimeCommand;
import loombook.kernel.runtime.RuntimeProcess;
import loombook.link.ToRuntime;
import org.jspecify.annotations.Nullable;

/**
 * The session that there is. It begins in the background, gets faster while nobody asks for anything, and is replaced when
 * its runtime has died, or is to have other flags. Safe for any number of threads.
 */
final class CurrentSession implements AutoCloseable {
    private static final int FIRST_EXERCISES = 20;
    private static final int MOST_EXERCISES = 100;

    private final List<String> defaultFlags;
    private final Settings settings;
    private final Dependencies dependencies;
    private final SourceMap sources;
    private final Quiet quiet;
    private final RuntimeProcess.Listener listener;
    private final ReentrantLock compiler = new ReentrantLock();

    /** Held by who runs something: the compiler is let go meanwhile, and the runtime answers one question at a time. */
    private final ReentrantLock evaluating = new ReentrantLock();

    private RuntimeCommand command;
    private CompletableFuture<Session> session;
    private volatile boolean closed;

    /**
     * Begins a session.
     *
     * @param dependencies what cells have added to the class path, of whatever session
     * @param sources where the lines of snippets are noted
     * @param quiet tells when nobody asks for anything
     */
    CurrentSession(
            RuntimeCommand command,
            Settings settings,
            Dependencies dependencies,
            SourceMap sources,
            Quiet quiet,
            RuntimeProcess.Listener listener) {
        this.command = command;
        this.defaultFlags = command.flags();
        this.settings = settings;
        this.dependencies = dependencies;
        this.sources = sources;
        this.quiet = quiet;
        this.listener = listener;
        this.session = begin(command);
    }

    private CompletableFuture<Session> begin(RuntimeCommand by) {
        var begun = new CompletableFuture<Session>();
        Thread.ofPlatform()
                .name("loombook-session")
                .stackSize(Evaluator.STACK_BYTES)
                .daemon()
                .start(() -> begin(by, begun));
        return begun;
    }

    private void begin(RuntimeCommand by, CompletableFuture<Session> begun) {
        compiler.lock();
        try {
            // The process starts while the compilers warm up.
            var runtime = new FutureTask<>(() -> RuntimeProcess.start(by, listener));
            Thread.ofPlatform().name("loombook-runtime-start").daemon().start(runtime);
            var fresh = new Session(by, settings, dependencies, runtime, compiler, sources);
            fresh.warmUp();
            begun.complete(fresh);
            if (closed) {
                fresh.close();
            }
            exercise(fresh);
        } catch (ExecutionException e) {
            begun.completeExceptionally(e.getCause());
        } catch (InterruptedException | RuntimeException e) {
            begun.completeExceptionally(e);
        } finally {
            compiler.unlock();
        }
        if (!begun.isCompletedExceptionally()) {
            catchUp(begun);
        }
    }

    /** Gets faster until somebody asks for something. */
    private void exercise(Session fresh) {
        for (int i = 0; i < MOST_EXERCISES && quiet.requests() == 0 && !closed; i++) {
            // Whoever has it waits for the compiler, which this thread holds.
            if (!evaluating.tryLock()) {
                return;
            }
            try {
                fresh.exercise();
            } finally {
                evaluating.unlock();
            }
            if (i >= FIRST_EXERCISES) {
                fresh.catchUp();
            }
        }
    }

    /** Tells JShell of what it does not know yet, whenever nobody asks for anything, for as long as the session lasts. */
    private void catchUp(CompletableFuture<Session> begun) {
        try {
            while (quiet.await() && get() == begun) {
                begun.resultNow().prepareToAssist();
                long requests = quiet.requests();
                while (quiet.requests() == requests && catchUp(begun.resultNow())) {}
                quiet.awaitRequest(requests);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean catchUp(Session ready) {
        compiler.lock();
        try {
            return ready.catchUp();
        } finally {
            compiler.unlock();
        }
    }

    /** Returns the session, which may still begin; its failure says why its runtime could not be started. */
    synchronized CompletableFuture<Session> get() {
        return session;
    }

    /** Returns how its runtime was started. */
    synchronized RuntimeCommand command() {
        return command;
    }

    /** Runs something in the session, when it is ready and nothing else runs; see {@link #use}. */
    <T> T run(Function<Session, T> work) throws ExecutionException, InterruptedException {
        evaluating.lock();
        try {
            return use(work);
        } finally {
            evaluating.unlock();
        }
    }

    /**
     * Uses the session's compiler when it is ready and nobody else does.
     *
     * @throws ExecutionException when its runtime could not be started; its cause says why
     */
    <T> T use(Function<Session, T> work) throws ExecutionException, InterruptedException {
        var ready = get().get();
        compiler.lock();
        try {
            return work.apply(ready);
        } finally {
            compiler.unlock();
        }
    }

    /** Tells its runtime something, as soon as there is one. */
    void tell(ToRuntime message) {
        var _ = get().thenAccept(ready -> ready.runtime().tell(message));
    }

    /** Returns true when the session is asked for the first time. */
    boolean isNew() {
        return get().handle((ready, problem) -> problem == null && ready.isNew())
                .join();
    }

    /** Returns whether this is the session's runtime, and not that of one that is over. */
    boolean has(RuntimeProcess runtime) {
        var now = get();
        return now.isDone() && !now.isCompletedExceptionally() && now.join().runtime() == runtime;
    }

    /** Returns whether it is over for good. */
    boolean isClosed() {
        return closed;
    }

    /** Begins a new session in the place of one that has lost its runtime. */
    synchronized void restart() {
        if (!closed) {
            var _ = session.thenAccept(Session::close);
            sources.clear();
            session = begin(command);
        }
    }

    /** Begins a new session whose JVM has the flags that a line asks for; returns why it could not be, or null. */
    @Nullable
    Failure replace(JvmLine line) {
        var flags = line.flags(defaultFlags);
        var by = command().withFlags(flags);
        var fresh = begin(by);
        var refused = fresh.handle((_, problem) -> problem).join();
        if (refused != null) {
            var said = "The JVM refused " + String.join(" ", flags) + ": " + refused.getMessage();
            return new Failure(
                    "JvmFlagsRefused",
                    said,
                    List.of(said, "The JVM that ran cells until now goes on; nothing is lost."));
        }
        sources.clear();
        synchronized (this) {
            var _ = session.thenAccept(Session::close);
            session = fresh;
            command = by;
        }
        return null;
    }

    /** Ends it for good. */
    @Override
    public synchronized void close() {
        closed = true;
        if (session.isDone() && !session.isCompletedExceptionally()) {
            session.join().runtime().kill();
        }
    }
}
