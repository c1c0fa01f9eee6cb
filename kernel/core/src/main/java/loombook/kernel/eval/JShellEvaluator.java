package loombook.kernel.eval;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
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
import loombook.link.Thrown;
import loombook.link.ToKernel;
import loombook.link.ToRuntime;
import org.jspecify.annotations.Nullable;

/** Java by JShell, run in a process of its own. */
public final class JShellEvaluator implements Evaluator {
    private static final long SECOND_INTERRUPT_NS = TimeUnit.SECONDS.toNanos(1);
    private static final int STILL_RUNNING_S = 2;
    private static final int MOST_EXERCISES = 100;

    /** What the evaluator tells without being asked. */
    public interface Listener {
        /** A cell shows something. May block: that slows the cell down. */
        void effect(ToKernel.Effect effect) throws InterruptedException;

        /** A message of the kernel's own to the reader of a cell, on its stderr. */
        void note(long cell, String text);
    }

    private final RuntimeCommand command;
    private final Listener listener;
    private final ReentrantLock compiler = new ReentrantLock();
    private final SourceMap sources = new SourceMap();
    private CompletableFuture<Session> session;
    private volatile @Nullable Running running;
    private volatile long latest;
    private volatile boolean asked;
    private volatile boolean closed;

    /** The cell that runs, and when it was interrupted. */
    private static final class Running {
        final Cell cell;
        volatile long interruptedAt;
        volatile boolean interrupted;
        volatile boolean killed;

        Running(Cell cell) {
            this.cell = cell;
        }
    }

    /** Makes an evaluator; it gets ready in the background. */
    public JShellEvaluator(RuntimeCommand command, Listener listener) {
        this.command = command;
        this.listener = listener;
        this.session = begin();
    }

    private CompletableFuture<Session> begin() {
        var begun = new CompletableFuture<Session>();
        Thread.ofPlatform().name("loombook-session").daemon().start(() -> begin(begun));
        return begun;
    }

    private void begin(CompletableFuture<Session> begun) {
        compiler.lock();
        try {
            // The process starts while JShell warms up.
            var runtime = new FutureTask<>(() -> RuntimeProcess.start(command, new RuntimeListener()));
            Thread.ofPlatform().name("loombook-runtime-start").daemon().start(runtime);
            var fresh = new Session(command, runtime, compiler, sources);
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
    }

    /** Gets faster for as long as nobody asks for anything. */
    private void exercise(Session fresh) {
        for (int i = 0; i < MOST_EXERCISES && !asked && !closed; i++) {
            fresh.exercise();
        }
    }

    @Override
    public Outcome run(Cell cell) {
        asked = true;
        var now = new Running(cell);
        running = now;
        latest = cell.id();
        try {
            var ready = session().get();
            compiler.lock();
            try {
                return run(now, ready);
            } finally {
                compiler.unlock();
            }
        } catch (ExecutionException e) {
            restart();
            var how = e.getCause() == null ? e.toString() : e.getCause().getMessage();
            return died("The JVM in which cells run could not be started: " + how
                    + "\nIts flags are in LOOMBOOK_JVM_FLAGS: " + String.join(" ", command.flags()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return died("The kernel is ending.");
        } finally {
            running = null;
        }
    }

    private Outcome run(Running now, Session ready) {
        var cell = now.cell;
        var errors = new CompileErrors(cell);
        ready.begin(cell);
        var pieces = Piece.split(cell.code(), ready.analysis());
        if (!pieces.isEmpty() && !pieces.getLast().whole()) {
            // A cell that can't be read to its end is not begun.
            pieces = List.of(pieces.getLast());
        }
        MimeBundle value = null;
        for (var piece : pieces) {
            if (now.interrupted) {
                return new Outcome.Interrupted(interruption(null));
            }
            boolean show = piece == pieces.getLast() && piece.isExpression(ready.analysis());
            switch (ready.evaluate(cell, piece, show, errors)) {
                case Session.Step.Done(var shown) -> value = shown;
                case Session.Step.Rejected _ -> {
                    ready.checkRest(pieces.subList(pieces.indexOf(piece), pieces.size()), errors);
                    return new Outcome.Failed(errors.failure());
                }
                case Session.Step.Threw(var thrown) -> {
                    return thrown(now, ready, thrown);
                }
                case Session.Step.Died(var how) -> {
                    return died(now, how);
                }
            }
        }
        hintAtUnusable(cell, ready);
        return value == null ? new Outcome.Nothing() : new Outcome.Value(value);
    }

    private Outcome thrown(Running now, Session ready, Thrown thrown) {
        return now.interrupted
                ? new Outcome.Interrupted(interruption(thrown))
                : new Outcome.Failed(Traceback.of(unresolved(ready, thrown), sources));
    }

    /** Says in the user's words what JShell's own exception for a missing definition means. */
    private static Thrown unresolved(Session ready, Thrown thrown) {
        if (!thrown.type().equals("jdk.jshell.spi.SPIResolutionException")) {
            return thrown;
        }
        var missing = ready.unusable().stream()
                .map(one -> Session.describe(one) + " needs " + String.join(", ", ready.unresolved(one)))
                .collect(Collectors.joining("; "));
        return new Thrown(
                "UnresolvedReference", "something is not defined yet: " + missing, thrown.frames(), null, List.of());
    }

    private Failure interruption(@Nullable Thrown thrown) {
        return Traceback.interrupted(
                thrown != null ? thrown : new Thrown("", null, List.of(), null, List.of()), sources);
    }

    private void hintAtUnusable(Cell cell, Session ready) {
        for (var one : ready.unusableHere()) {
            listener.note(
                    cell.id(),
                    Session.describe(one) + " can't be used until this is defined: "
                            + String.join(", ", ready.unresolved(one)) + "\n");
        }
    }

    private Outcome died(Running now, String how) {
        var what = now.killed
                ? "The cell did not stop, so the JVM in which cells run was replaced."
                : "The JVM in which cells run has died: " + how + ".";
        restart();
        return died(what + " All variables and definitions are lost; a new JVM has been started.");
    }

    private static Outcome died(String what) {
        return new Outcome.Failed(new Failure("RuntimeDied", what, List.of("\u001b[1;31m" + what + "\u001b[0m")));
    }

    private synchronized CompletableFuture<Session> session() {
        return session;
    }

    private synchronized void restart() {
        if (!closed) {
            var _ = session.thenAccept(Session::close);
            session = begin();
        }
    }

    @Override
    public void interrupt() {
        var now = running;
        if (now == null) {
            return;
        }
        if (!now.interrupted) {
            now.interruptedAt = System.nanoTime();
            now.interrupted = true;
            tell(new ToRuntime.Interrupt(now.cell.id()));
            CompletableFuture.delayedExecutor(STILL_RUNNING_S, TimeUnit.SECONDS).execute(() -> stillRunning(now));
        } else if (System.nanoTime() - now.interruptedAt > SECOND_INTERRUPT_NS) {
            now.killed = true;
            var _ = session().thenAccept(ready -> ready.runtime().kill());
        }
    }

    private void stillRunning(Running now) {
        if (running == now) {
            listener.note(
                    now.cell.id(),
                    "This cell has been interrupted but goes on. Interrupt it again to replace the JVM in which"
                            + " cells run; all variables and definitions are lost then.\n");
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
        return assist(ready -> Completeness.of(request, ready.analysis()));
    }

    private <T> T assist(Function<Session, T> work) {
        asked = true;
        var ready = session().join();
        compiler.lock();
        try {
            return work.apply(ready);
        } finally {
            compiler.unlock();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (session.isDone() && !session.isCompletedExceptionally()) {
            session.join().runtime().kill();
        }
    }

    /** What a runtime tells without being asked. */
    private final class RuntimeListener implements RuntimeProcess.Listener {
        @Override
        public void effect(ToKernel.Effect effect) throws InterruptedException {
            if (effect instanceof ToKernel.Uncaught(var cell, var thread, var thrown)) {
                locate();
                var lines = Traceback.lines(thrown, "Thread " + thread + " ended by ", sources);
                listener.note(cell, String.join("\n", lines) + "\n");
            } else {
                listener.effect(effect);
            }
        }

        private void locate() {
            // Not lock(): whoever holds it may be waiting for an answer that comes on this very thread.
            if (compiler.tryLock()) {
                try {
                    session().join().locateCurrent();
                } finally {
                    compiler.unlock();
                }
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
                listener.note(
                        latest,
                        "The JVM in which cells run has died: " + how
                                + ". All variables and definitions are lost; a new JVM has been started.\n");
            }
        }

        private boolean isCurrent(RuntimeProcess runtime) {
            var now = session();
            return now.isDone() && !now.isCompletedExceptionally() && now.join().runtime() == runtime;
        }
    }
}
