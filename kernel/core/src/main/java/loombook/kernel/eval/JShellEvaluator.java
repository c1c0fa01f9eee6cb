package loombook.kernel.eval;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import loombook.display.MimeBundle;
import loombook.kernel.assist.CodePoints;
import loombook.kernel.assist.Completeness;
import loombook.kernel.assist.Completion;
import loombook.kernel.assist.CompletionSource;
import loombook.kernel.assist.Inspection;
import loombook.kernel.magic.Magics;
import loombook.kernel.message.Complete;
import loombook.kernel.message.Failure;
import loombook.kernel.message.Inspect;
import loombook.kernel.message.IsComplete;
import loombook.kernel.runtime.RuntimeCommand;
import loombook.kernel.runtime.RuntimeDied;
import loombook.kernel.runtime.RuntimeProcess;
import loombook.link.Place;
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

    /** What the evaluator tells without being asked. */
    public interface Listener {
        /** A cell shows something. May block: that slows the cell down. */
        void effect(ToKernel.Effect effect) throws InterruptedException;

        /** What the runtime tells of its comms. */
        void notice(ToKernel.Notice notice);

        /** Another runtime takes the place of that which there was; its comms have gone with it. */
        void restarted();

        /** A message of the kernel's own to the reader of a cell, on its stderr. */
        void note(long cell, String text);
    }

    private final Settings settings;
    private final Listener listener;
    private final SourceMap sources = new SourceMap();
    private final Quiet quiet = new Quiet();
    private final Dependencies dependencies;
    private final Workshop workshop;
    private final CurrentSession session;

    /** Who completes what is no Java: magics, and the names of files and artifacts in them. */
    private final CompletionSource noJava;

    private volatile @Nullable RunningCell running;
    private volatile long latest;

    /** Makes an evaluator; it gets ready in the background. */
    public JShellEvaluator(RuntimeCommand command, Settings settings, Listener listener) {
        this.settings = settings;
        this.listener = listener;
        this.dependencies = new Dependencies(settings.mavenSettings(), listener);
        this.workshop = new Workshop(dependencies, listener);
        this.noJava = workshop.completion(dependencies.completion());
        this.session = new CurrentSession(command, settings, dependencies, sources, quiet, new RuntimeListener());
    }

    private static Failure tooMuch() {
        var said = "The compiler gave up on this cell: it is nested too deeply, or too large. Divide it into smaller"
                + " parts. All variables and definitions are still there.";
        return new Failure("CompilationError", said, List.of(said));
    }

    @Override
    public Outcome run(Cell cell) {
        latest = cell.id();
        workshop.executed(cell, false, true);
        var outcome = runCell(cell);
        workshop.executed(cell, outcome instanceof Outcome.Nothing || outcome instanceof Outcome.Value, false);
        return outcome;
    }

    private Outcome runCell(Cell cell) {
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
                        MimeBundle.text(String.join(" ", session.command().flags())));
            }
            var refused = session.replace(line);
            if (refused == null) {
                restarted();
            }
            return refused != null
                    ? new Outcome.Failed(refused)
                    : runToItsEnd(new Cell(cell.id(), cell.number(), line.rest()));
        }
    }

    private Outcome runToItsEnd(Cell cell) {
        var hindered = session.isNew() ? new StartUp(settings, listener).before(cell, this::runOnce) : null;
        var outcome = hindered != null ? hindered : runOnce(cell);
        if (!(outcome instanceof Outcome.Died)) {
            return outcome;
        }
        if (session.isClosed()) {
            var said = "The kernel was ended while this cell ran.";
            return new Outcome.Died(new Failure("KernelEnded", said, List.of(said)));
        }
        restart();
        return outcome;
    }

    private void restarted() {
        workshop.restarted();
        listener.restarted();
    }

    private void restart() {
        restarted();
        session.restart();
    }

    private Outcome runOnce(Cell cell) {
        return run(new RunningCell(cell, sources, dependencies, workshop, settings.statementLimit()));
    }

    private Outcome run(RunningCell now) {
        running = now;
        try (var _ = new TimeLimit(settings.cellLimit(), () -> timeIsUp(now, "cell", settings.cellLimit()))) {
            return session.run(ready -> {
                boolean whole = false;
                try {
                    var outcome = now.run(ready, listener, () -> timeIsUp(now, "statement", settings.statementLimit()));
                    whole = outcome instanceof Outcome.Nothing || outcome instanceof Outcome.Value;
                    return outcome;
                } finally {
                    ended(ready.runtime(), now.cell(), whole);
                }
            });
        } catch (StackOverflowError | InternalError | OutOfMemoryError e) {
            // javac's parser calls itself for each bracket; JShell makes an InternalError of what comes of it.
            LOG.log(System.Logger.Level.WARNING, "A cell could not be compiled", e);
            return new Outcome.Failed(TOO_MUCH);
        } catch (ExecutionException e) {
            var how = e.getCause() == null ? e.toString() : e.getCause().getMessage();
            return new Outcome.Died(RunningCell.dead("The JVM in which cells run could not be started: " + how
                    + "\nIts flags are in LOOMBOOK_JVM_FLAGS: "
                    + String.join(" ", session.command().flags()) + "."));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Died(RunningCell.dead("The kernel is ending."));
        } finally {
            running = null;
        }
    }

    /**
     * Tells the runtime that a cell has ended. Of one that was left midway there may be something to show yet, which
     * belongs before its error: that is waited for.
     */
    private static void ended(RuntimeProcess runtime, Cell cell, boolean whole) {
        if (whole) {
            runtime.tell(new ToRuntime.Ended(cell.id(), false));
            return;
        }
        try {
            var _ = runtime.ask(new ToRuntime.Ended(cell.id(), true));
        } catch (RuntimeDied e) {
            // The outcome tells of it, or the next cell's does.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // The kernel is ending.
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

    @Override
    public void interrupt() {
        var now = running;
        if (now == null) {
            session.tell(new ToRuntime.Interrupt(0));
            return;
        }
        quiet.interrupted();
        if (now.interrupt()) {
            dependencies.interrupt(now.cell().id());
            session.tell(new ToRuntime.Interrupt(now.cell().id()));
            CompletableFuture.delayedExecutor(STILL_RUNNING_S, TimeUnit.SECONDS).execute(() -> stillRunning(now));
        } else if (now.kill()) {
            var _ = session.get().thenAccept(ready -> ready.runtime().kill());
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

    /** Does a magic that a cell has called, while it waits for it. */
    private void answer(ToKernel.CallMagic called) {
        var now = running;
        boolean isRunning = now != null && now.cell().id() == called.cell();
        var cell = now != null && isRunning ? now.cell() : new Cell(called.cell(), 0, "");
        BooleanSupplier interrupted = () -> now != null && isRunning && now.isInterrupted();
        answer(called.request(), ready -> {
            var done = workshop.answer(called, cell, ready, interrupted, loaded -> run(loaded, ready));
            // A cell without text does what is to be done before each.
            var _ = run(new Cell(cell.id(), cell.number(), ""), ready);
            return done;
        });
    }

    private Outcome run(Cell loaded, Session ready) {
        return new RunningCell(loaded, sources, dependencies, workshop, null).run(ready, listener, () -> {});
    }

    /** Runs code as if it stood in a cell, while the cell that wants it waits for it. */
    private void answer(ToKernel.Evaluate wanted) {
        var now = running;
        int number =
                now != null && now.cell().id() == wanted.cell() ? now.cell().number() : 0;
        var cell = new Cell(wanted.cell(), number, wanted.source());
        answer(wanted.request(), ready -> {
            var problem = switch (run(cell, ready)) {
                case Outcome.Value _, Outcome.Nothing _ -> null;
                case Outcome.Failed(var failure)
                when failure.ename().equals(CompileErrors.NAME) ->
                    "What is to be evaluated is no Java that compiles: " + failure.evalue();
                case Outcome.Failed(var failure) -> failure.evalue();
                case Outcome.Interrupted(var failure) -> failure.evalue();
                case Outcome.Died(var failure) -> failure.evalue();
            };
            return new ToRuntime.MagicDone(wanted.request(), null, problem);
        });
    }

    private void answer(long request, Function<Session, ToRuntime.MagicDone> work) {
        try (var _ = quiet.asking()) {
            session.use(ready -> {
                var done = ready.nested(request, () -> work.apply(ready));
                ready.runtime().tell(done);
                return done;
            });
        } catch (ExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "A magic was called by a runtime that is gone", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            // Who waits for the answer would wait for ever.
            LOG.log(System.Logger.Level.ERROR, "What a cell has called for could not be done", e);
            session.tell(new ToRuntime.MagicDone(request, null, "Loombook's own fault, please report it: " + e));
        }
    }

    @Override
    public void input(@Nullable String line) {
        session.tell(new ToRuntime.Input(line));
    }

    @Override
    public Complete.Reply complete(Complete.Request request) {
        int cursor = CodePoints.toIndex(request.code(), request.cursor());
        var other = noJava.at(request.code(), cursor);
        return other != null
                ? other
                : assist(ready -> Completion.of(
                        new Complete.Request(java(request.code(), ready), request.cursor()), ready.surroundings()));
    }

    @Override
    public Inspect.Reply inspect(Inspect.Request request) {
        var magic = workshop.documentation(request);
        return magic != null
                ? magic
                : assist(ready -> Inspection.of(
                        new Inspect.Request(java(request.code(), ready), request.cursor(), request.detail()),
                        ready.surroundings()));
    }

    @Override
    public IsComplete.Reply isComplete(IsComplete.Request request) {
        return assist(ready -> Magics.isUnfinished(request.code(), ready.reading())
                ? new IsComplete.Unfinished("")
                : Completeness.of(new IsComplete.Request(java(request.code(), ready)), ready.syntax()));
    }

    /** Returns code with blanks in the place of magics. */
    private String java(String code, Session ready) {
        var line = JvmLine.of(code);
        var withoutJvm =
                line == null ? code : " ".repeat(code.length() - line.rest().length()) + line.rest();
        return workshop.magics().blanked(withoutJvm, ready.reading());
    }

    private <T> T assist(Function<Session, T> work) {
        try (var _ = quiet.asking()) {
            return session.use(work);
        } catch (ExecutionException e) {
            throw new IllegalStateException("There is no session to ask", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The kernel is ending", e);
        }
    }

    @Override
    public void say(ToRuntime.Comm comm) {
        session.tell(comm);
    }

    @Override
    public void close() {
        quiet.end();
        session.close();
    }

    private static void aside(Runnable work) {
        Thread.ofPlatform()
                .name("loombook-magic")
                .stackSize(Evaluator.STACK_BYTES)
                .daemon()
                .start(work);
    }

    /** What a runtime tells without being asked. */
    private final class RuntimeListener implements RuntimeProcess.Listener {
        @Override
        public void effect(ToKernel.Effect effect) throws InterruptedException {
            if (effect instanceof ToKernel.Uncaught(var cell, var heading, var thrown)) {
                var lines = Traceback.lines(thrown, heading + " ", sources);
                listener.note(cell, String.join("\n", lines) + "\n");
            } else if (effect instanceof ToKernel.Noted(var cell, var sentence, var where)) {
                var lines = new ArrayList<>(List.of(sentence));
                lines.addAll(Traceback.where(where, sources));
                listener.note(cell, String.join("\n", lines) + "\n");
            } else if (effect instanceof ToKernel.GoesOn goesOn) {
                goesOn(goesOn);
            } else if (effect instanceof ToKernel.Resolve wanted) {
                // Of the session that has asked, whatever becomes of it meanwhile.
                var asking = session.get();
                dependencies.find(wanted, answer -> {
                    var _ = asking.thenAccept(ready -> ready.runtime().tell(answer));
                });
            } else if (effect instanceof ToKernel.CallMagic called) {
                aside(() -> answer(called));
            } else if (effect instanceof ToKernel.Evaluate wanted) {
                aside(() -> answer(wanted));
            } else {
                listener.effect(effect);
            }
        }

        @Override
        public void notice(ToKernel.Notice notice) {
            if (!workshop.notice(notice)) {
                listener.notice(notice);
            }
        }

        @Override
        public List<Place> places(List<StackTraceElement> frames) {
            return frames.stream().map(sources::place).toList();
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
            if (running == null && !session.isClosed() && session.has(runtime)) {
                restart();
                var said = RunningCell.dead("The JVM in which cells run has died: " + how + ".");
                listener.note(latest, said.evalue() + "\n");
            }
        }
    }
}
