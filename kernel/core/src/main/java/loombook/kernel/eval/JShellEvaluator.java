package loombook.kernel.eval;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import loombook.display.MimeBundle;
import loombook.kernel.assist.Completeness;
import loombook.kernel.assist.Completion;
import loombook.kernel.assist.Inspection;
import loombook.kernel.message.Complete;
import loombook.kernel.message.Failure;
import loombook.kernel.message.Inspect;
import loombook.kernel.message.IsComplete;
import loombook.kernel.runtime.RuntimeCommand;
import loombook.kernel.runtime.RuntimeProcess;
import loombook.link.ToKernel;
import loombook.link.ToRuntime;
import org.jspecify.annotations.Nullable;

/** Java by JShell, run in a process of its own. */
public final class JShellEvaluator implements Evaluator {
    private static final int STILL_RUNNING_S = 2;
    private static final int NOT_STOPPED_S = 5;
    private static final System.Logger LOG = System.getLogger("loombook.eval");
    private static final Failure TOO_MUCH = tooMuch();
    private static final int DEEPEST = 5_000;
    private static final int FIRST_EXERCISES = 20;
    private static final int MOST_EXERCISES = 100;

    /** What the evaluator tells without being asked. */
    public interface Listener {
        /** A cell shows something. May block: that slows the cell down. */
        void effect(ToKernel.Effect effect) throws InterruptedException;

        /** A message of the kernel's own to the reader of a cell, on its stderr. */
        void note(long cell, String text);
    }

    private final List<String> defaultFlags;
    private final Settings settings;
    private final Listener listener;
    private final ReentrantLock compiler = new ReentrantLock();
    private final SourceMap sources = new SourceMap();
    private final Quiet quiet = new Quiet();
    private RuntimeCommand command;
    private CompletableFuture<Session> session;
    private volatile @Nullable RunningCell running;
    private volatile long latest;
    private volatile boolean closed;

    /** Makes an evaluator; it gets ready in the background. */
    public JShellEvaluator(RuntimeCommand command, Settings settings, Listener listener) {
        this.command = command;
        this.defaultFlags = command.flags();
        this.settings = settings;
        this.listener = listener;
        this.session = begin(command);
    }

    private static Failure tooMuch() {
        var said = "The compiler gave up on this cell: it is nested too deeply, or too large. Divide it into smaller"
                + " parts. All variables and definitions are still there.";
        return new Failure("CompilationError", said, List.of(said));
    }

    private CompletableFuture<Session> begin(RuntimeCommand by) {
        var begun = new CompletableFuture<Session>();
        Thread.ofPlatform()
                .name("loombook-session")
                .stackSize(STACK_BYTES)
                .daemon()
                .start(() -> begin(by, begun));
        return begun;
    }

    private void begin(RuntimeCommand by, CompletableFuture<Session> begun) {
        compiler.lock();
        try {
            // The process starts while the compilers warm up.
            var runtime = new FutureTask<>(() -> RuntimeProcess.start(by, new RuntimeListener()));
            Thread.ofPlatform().name("loombook-runtime-start").daemon().start(runtime);
            var fresh = new Session(by, settings, runtime, compiler, sources);
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
            fresh.exercise();
            if (i >= FIRST_EXERCISES) {
                fresh.catchUp();
            }
        }
    }

    /** Tells JShell of what it does not know yet, whenever nobody asks for anything, for as long as the session lasts. */
    private void catchUp(CompletableFuture<Session> begun) {
        try {
            while (quiet.await() && session() == begun) {
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

    @Override
    public Outcome run(Cell cell) {
        latest = cell.id();
        try (var _ = quiet.asking()) {
            if (Nesting.depth(cell.code()) > DEEPEST) {
                return new Outcome.Failed(TOO_MUCH);
            }
            var line = JvmLine.of(cell.code());
            if (line == null) {
                return runToItsEnd(cell);
            }
            if (line.asks()) {
                return new Outcome.Value(
                        MimeBundle.text(String.join(" ", command().flags())));
            }
            var refused = replaceRuntime(line.flags(defaultFlags));
            return refused != null
                    ? new Outcome.Failed(refused)
                    : runToItsEnd(new Cell(cell.id(), cell.number(), line.rest()));
        }
    }

    private Outcome runToItsEnd(Cell cell) {
        var startUp = startUp(cell);
        var outcome = startUp != null ? startUp : run(new RunningCell(cell, sources, settings.statementLimit()));
        if (!(outcome instanceof Outcome.Died)) {
            return outcome;
        }
        if (closed) {
            var said = "The kernel was ended while this cell ran.";
            return new Outcome.Died(new Failure("KernelEnded", said, List.of(said)));
        }
        restart();
        return outcome;
    }

    /** Runs the start-up scripts under the session's first cell; returns what keeps that from running, or null. */
    private @Nullable Outcome startUp(Cell first) {
        boolean isNew = session()
                .handle((ready, problem) -> problem == null && ready.isNew())
                .join();
        if (!isNew) {
            return null;
        }
        settings.problems().forEach(problem -> listener.note(first.id(), problem + "\n"));
        for (var script : settings.scripts()) {
            var cell = new Cell(first.id(), 0, script.code());
            switch (run(new RunningCell(cell, sources, settings.statementLimit()))) {
                case Outcome.Value _, Outcome.Nothing _ -> {}
                case Outcome.Failed(var failure)
                when failure.ename().equals("TimeLimit") -> {
                    return new Outcome.Failed(failure);
                }
                case Outcome.Failed(var failure) ->
                    listener.note(
                            first.id(),
                            "The start-up script " + script.name() + " failed:\n"
                                    + String.join("\n", failure.traceback()) + "\n");
                case Outcome.Died died -> {
                    return died;
                }
                case Outcome.Interrupted interrupted -> {
                    return interrupted;
                }
            }
        }
        return null;
    }

    /** Starts a JVM with these flags in the place of the one that there is; returns why it could not be, or null. */
    private @Nullable Failure replaceRuntime(List<String> flags) {
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

    private synchronized RuntimeCommand command() {
        return command;
    }

    private Outcome run(RunningCell now) {
        running = now;
        try (var _ = new TimeLimit(settings.cellLimit(), () -> timeIsUp(now, "cell", settings.cellLimit()))) {
            var ready = session().get();
            compiler.lock();
            try {
                return now.run(ready, listener, () -> timeIsUp(now, "statement", settings.statementLimit()));
            } catch (StackOverflowError | InternalError | OutOfMemoryError e) {
                // javac's parser calls itself for each bracket; JShell makes an InternalError of what comes of it.
                LOG.log(System.Logger.Level.WARNING, "A cell could not be compiled", e);
                return new Outcome.Failed(TOO_MUCH);
            } finally {
                ready.runtime().tell(new ToRuntime.Ended(now.cell().id()));
                compiler.unlock();
            }
        } catch (ExecutionException e) {
            var how = e.getCause() == null ? e.toString() : e.getCause().getMessage();
            return new Outcome.Died(RunningCell.dead("The JVM in which cells run could not be started: " + how
                    + "\nIts flags are in LOOMBOOK_JVM_FLAGS: "
                    + String.join(" ", command().flags()) + "."));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Died(RunningCell.dead("The kernel is ending."));
        } finally {
            running = null;
        }
    }

    private void timeIsUp(RunningCell now, String what, @Nullable Duration limit) {
        if (running == now && limit != null) {
            now.exceeds("The " + what + " ran longer than " + (limit.toMillis() / 1000.0) + " s, and was stopped.");
            interrupt();
            CompletableFuture.delayedExecutor(NOT_STOPPED_S, TimeUnit.SECONDS).execute(() -> {
                if (running == now) {
                    interrupt();
                }
            });
        }
    }

    private synchronized CompletableFuture<Session> session() {
        return session;
    }

    private synchronized void restart() {
        if (!closed) {
            var _ = session.thenAccept(Session::close);
            sources.clear();
            session = begin(command);
        }
    }

    @Override
    public void interrupt() {
        var now = running;
        if (now == null) {
            return;
        }
        if (now.interrupt()) {
            tell(new ToRuntime.Interrupt(now.cell().id()));
            CompletableFuture.delayedExecutor(STILL_RUNNING_S, TimeUnit.SECONDS).execute(() -> stillRunning(now));
        } else if (now.kill()) {
            var _ = session().thenAccept(ready -> ready.runtime().kill());
        }
    }

    private void stillRunning(RunningCell now) {
        if (running == now && now.tells()) {
            listener.note(now.cell().id(), GoingOn.unknown());
        }
    }

    private void goesOn(ToKernel.GoesOn goesOn) {
        var now = running;
        if (now != null && now.cell().id() == goesOn.cell()) {
            if (now.tells()) {
                listener.note(goesOn.cell(), GoingOn.of(goesOn, true, sources));
            }
        } else if (goesOn.thread() != null) {
            listener.note(goesOn.cell(), GoingOn.of(goesOn, false, sources));
        }
    }

    @Override
    public void input(@Nullable String line) {
        tell(new ToRuntime.Input(line));
    }

    private void tell(ToRuntime message) {
        var _ = session().thenAccept(ready -> ready.runtime().tell(message));
    }

    @Override
    public Complete.Reply complete(Complete.Request request) {
        return assist(ready -> Completion.of(request, ready.analysis()));
    }

    @Override
    public Inspect.Reply inspect(Inspect.Request request) {
        return assist(ready -> Inspection.of(request, ready.analysis()));
    }

    @Override
    public IsComplete.Reply isComplete(IsComplete.Request request) {
        var line = JvmLine.of(request.code());
        var java = line == null ? request : new IsComplete.Request(line.rest());
        return assist(ready -> Completeness.of(java, ready.syntax()));
    }

    private <T> T assist(Function<Session, T> work) {
        try (var _ = quiet.asking()) {
            var ready = session().join();
            compiler.lock();
            try {
                return work.apply(ready);
            } finally {
                compiler.unlock();
            }
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        quiet.end();
        if (session.isDone() && !session.isCompletedExceptionally()) {
            session.join().runtime().kill();
        }
    }

    /** What a runtime tells without being asked. */
    private final class RuntimeListener implements RuntimeProcess.Listener {
        @Override
        public void effect(ToKernel.Effect effect) throws InterruptedException {
            if (effect instanceof ToKernel.Uncaught(var cell, var heading, var thrown)) {
                var lines = Traceback.lines(thrown, heading + " ", sources);
                listener.note(cell, String.join("\n", lines) + "\n");
            } else if (effect instanceof ToKernel.GoesOn goesOn) {
                goesOn(goesOn);
            } else {
                listener.effect(effect);
            }
        }

        @Override
        public void printed(boolean error, String text) {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            try {
                listener.effect(new ToKernel.Output(latest, error, bytes));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void ended(RuntimeProcess runtime, String how) {
            if (running == null && !closed && isCurrent(runtime)) {
                restart();
                var said = RunningCell.dead("The JVM in which cells run has died: " + how + ".");
                listener.note(latest, said.evalue() + "\n");
            }
        }

        private boolean isCurrent(RuntimeProcess runtime) {
            var now = session();
            return now.isDone() && !now.isCompletedExceptionally() && now.join().runtime() == runtime;
        }
    }
}
