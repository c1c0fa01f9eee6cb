package loombook.kernel.eval;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
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
    private volatile @Nullable RunningCell running;
    private volatile long latest;
    private volatile boolean asked;
    private volatile boolean closed;

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
            sources.clear();
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
        var now = new RunningCell(cell, sources);
        running = now;
        latest = cell.id();
        try {
            var outcome = run(now);
            if (!(outcome instanceof Outcome.Died)) {
                return outcome;
            }
            if (closed) {
                var said = "The kernel was ended while this cell ran.";
                return new Outcome.Died(new Failure("KernelEnded", said, List.of(said)));
            }
            restart();
            return outcome;
        } finally {
            running = null;
        }
    }

    private Outcome run(RunningCell now) {
        try {
            var ready = session().get();
            compiler.lock();
            try {
                return now.run(ready, listener);
            } finally {
                compiler.unlock();
            }
        } catch (ExecutionException e) {
            var how = e.getCause() == null ? e.toString() : e.getCause().getMessage();
            return new Outcome.Died(RunningCell.dead("The JVM in which cells run could not be started: " + how
                    + "\nIts flags are in LOOMBOOK_JVM_FLAGS: " + String.join(" ", command.flags()) + "."));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Died(RunningCell.dead("The kernel is ending."));
        }
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
                var lines = Traceback.lines(thrown, "Thread " + thread + " ended by ", sources);
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
