package loombook.kernel.eval;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import loombook.display.MimeBundle;
import loombook.kernel.eval.hint.Hints;
import loombook.kernel.magic.Dependency;
import loombook.kernel.magic.MagicProblem;
import loombook.kernel.magic.Magics;
import loombook.kernel.magic.Passage;
import loombook.kernel.magic.Span;
import loombook.kernel.message.Failure;
import loombook.link.Thrown;
import org.jspecify.annotations.Nullable;

/** One execution of a cell: its snippets one after the other, to its outcome. */
final class RunningCell {
    private static final long SECOND_INTERRUPT_NS = TimeUnit.SECONDS.toNanos(1);
    private static final Thrown NOWHERE = new Thrown("", null, List.of(), null, List.of());

    private static final int DEEPEST = 20;

    private final Cell cell;
    private final SourceMap sources;
    private final Dependencies dependencies;
    private final Workshop workshop;
    private final @Nullable Duration partLimit;
    private final @Nullable RunningCell outer;
    private volatile @Nullable String exceeded;
    private volatile long interruptedAt;
    private volatile boolean interrupted;
    private volatile boolean killed;
    private final AtomicBoolean told = new AtomicBoolean();

    /**
     * Prepares to run a cell.
     *
     * @param dependencies adds what the cell asks for to the class path
     * @param workshop has what magics can reach
     * @param partLimit how long each of its parts may take; null for as long as it likes
     */
    RunningCell(
            Cell cell, SourceMap sources, Dependencies dependencies, Workshop workshop, @Nullable Duration partLimit) {
        this.cell = cell;
        this.sources = sources;
        this.dependencies = dependencies;
        this.workshop = workshop;
        this.partLimit = partLimit;
        this.outer = null;
    }

    /** Prepares to run what a cell has loaded. */
    private RunningCell(Cell loaded, RunningCell outer) {
        this.cell = loaded;
        this.sources = outer.sources;
        this.dependencies = outer.dependencies;
        this.workshop = outer.workshop;
        this.partLimit = outer.partLimit;
        this.outer = outer;
    }

    /** Notes that it takes too long; it is about to be interrupted for it. */
    void exceeds(String what) {
        exceeded = what;
    }

    Cell cell() {
        return cell;
    }

    /** Notes an interrupt; returns whether it is the first. */
    synchronized boolean interrupt() {
        boolean first = !interrupted;
        if (first) {
            interruptedAt = System.nanoTime();
            interrupted = true;
        }
        return first;
    }

    boolean isInterrupted() {
        return interrupted || (outer != null && outer.isInterrupted());
    }

    /** Notes that the runtime is to be killed for this cell; false when it was interrupted only just now. */
    boolean kill() {
        killed = System.nanoTime() - interruptedAt > SECOND_INTERRUPT_NS;
        return killed;
    }

    /** Returns true for the first who wants to tell the reader that the cell goes on although it was interrupted. */
    boolean tells() {
        return told.compareAndSet(false, true);
    }

    /** Runs the cell; the caller holds the compiler, and is told when a part takes too long. */
    Outcome run(Session session, JShellEvaluator.Listener listener, Runnable tooLong) {
        session.begin(cell);
        var installed = installExtensions(session, listener, tooLong);
        if (!(installed instanceof Outcome.Nothing)) {
            return installed;
        }
        return runAll(session, listener, tooLong);
    }

    /** Runs code that this cell has loaded, as a part of it. */
    private Outcome load(Cell loaded, Session session, JShellEvaluator.Listener listener, Runnable tooLong) {
        int depth = 0;
        for (var one = outer; one != null; one = one.outer) {
            depth++;
        }
        if (depth > DEEPEST) {
            return misused(new MagicProblem(cell.file() + " loads itself, by way of others or not."), new Span(0, 0));
        }
        return new RunningCell(loaded, this).runAll(session, listener, tooLong);
    }

    private Outcome runAll(Session session, JShellEvaluator.Listener listener, Runnable tooLong) {
        if (!Magics.possibleIn(cell.code())) {
            return run(cell, session, listener, tooLong);
        }
        try {
            return run(workshop.magics().passages(cell.code(), session.reading()), session, listener, tooLong);
        } catch (MagicProblem e) {
            return misused(e, new Span(0, 0));
        }
    }

    /** Runs what magics have made of the cell, up to the first that does not succeed. */
    private Outcome run(List<Passage> passages, Session session, JShellEvaluator.Listener listener, Runnable tooLong) {
        Outcome outcome = new Outcome.Nothing();
        for (var passage : passages) {
            var now = run(passage, session, listener, tooLong);
            if (now instanceof Outcome.Nothing || now instanceof Outcome.Value) {
                var installed = installExtensions(session, listener, tooLong);
                now = installed instanceof Outcome.Nothing ? now : installed;
            }
            boolean silent = switch (passage) {
                case Passage.Java java -> java.silent();
                case Passage.Done done -> !done.magic().gives();
                case Passage.Dependencies _ -> true;
                case Passage.Rest _ -> false;
            };
            switch (now) {
                case Outcome.Nothing _, Outcome.Value _ -> outcome = silent ? outcome : now;
                case Outcome.Failed _, Outcome.Died _, Outcome.Interrupted _ -> {
                    return now;
                }
            }
        }
        return outcome;
    }

    /** Lets libraries that have come onto the class path do what they want to do when they are loaded. */
    private Outcome installExtensions(Session session, JShellEvaluator.Listener listener, Runnable tooLong) {
        return session.takeExtensions()
                ? run(cell.part(Passage.own(Extensions.INSTALL, new Span(0, 0), true)), session, listener, tooLong)
                : new Outcome.Nothing();
    }

    private Outcome run(Passage passage, Session session, JShellEvaluator.Listener listener, Runnable tooLong) {
        return switch (passage) {
            case Passage.Java java -> {
                var outcome = run(cell.part(java), session, listener, tooLong);
                yield java.otherwise() instanceof Passage.Java other && isRejected(outcome)
                        ? run(cell.part(other), session, listener, tooLong)
                        : outcome;
            }
            case Passage.Rest(var rest) -> {
                try {
                    yield run(
                            workshop.magics().passages(cell.code(), rest, session.reading()),
                            session,
                            listener,
                            tooLong);
                } catch (MagicProblem e) {
                    yield misused(e, rest);
                }
            }
            case Passage.Done done -> isInterrupted() ? interrupted(NOWHERE) : run(done, session, listener, tooLong);
            case Passage.Dependencies(var wanted) -> isInterrupted() ? interrupted(NOWHERE) : add(wanted, session);
        };
    }

    private Outcome run(Passage.Done done, Session session, JShellEvaluator.Listener listener, Runnable tooLong) {
        try {
            var bench = workshop.bench(
                    cell, session, this::isInterrupted, loaded -> load(loaded, session, listener, tooLong));
            var value = done.magic().run(done.call(), bench);
            return isInterrupted()
                    ? interrupted(NOWHERE)
                    : value == null || !done.magic().gives()
                            ? new Outcome.Nothing()
                            : new Outcome.Value(MimeBundle.text(value.toString()));
        } catch (Unsuccessful e) {
            return e.outcome();
        } catch (MagicProblem e) {
            return isInterrupted() ? interrupted(NOWHERE) : misused(e, done.where());
        }
    }

    private Outcome misused(MagicProblem problem, Span magic) {
        var errors = new CompileErrors(cell);
        var where = problem.where() == null ? magic : problem.where();
        errors.add(errors.problem(where.start(), where.end(), String.valueOf(problem.getMessage())));
        return new Outcome.Failed(errors.failure("UsageError"));
    }

    private Outcome add(List<Dependency> wanted, Session session) {
        return switch (dependencies.add(cell, wanted, session, workshop.folder(), this::isInterrupted)) {
            case Dependencies.Added.Done _ -> new Outcome.Nothing();
            case Dependencies.Added.Refused it -> new Outcome.Failed(it.failure());
            case Dependencies.Added.Stopped _ -> interrupted(NOWHERE);
            case Dependencies.Added.Died(var how) -> died(how);
        };
    }

    private static boolean isRejected(Outcome outcome) {
        return outcome instanceof Outcome.Failed(var failure) && failure.ename().equals(CompileErrors.NAME);
    }

    private Outcome run(Cell asWritten, Session session, JShellEvaluator.Listener listener, Runnable tooLong) {
        var cell = asWritten;
        var errors = new CompileErrors(cell);
        var rest = parts(cell, session);
        // Whether it has a value the compiler tells: not so a call of a void method.
        boolean show = !rest.isEmpty()
                && rest.getLast() instanceof Part.Statement(var last)
                && (last.mayBeExpression() || last.isBareValue());
        MimeBundle value = null;
        var preferred = List.<String>of();
        while (!rest.isEmpty()) {
            if (isInterrupted()) {
                return interrupted(NOWHERE);
            }
            Session.Step step;
            try (var _ = new TimeLimit(partLimit, tooLong)) {
                step = session.evaluate(cell, rest, show, errors);
            }
            switch (step) {
                case Session.Step.Done(var count, var shown) -> {
                    rest = rest.subList(count, rest.size());
                    value = shown;
                }
                case Session.Step.Rejected _ -> {
                    var imports = Preferred.imports(errors);
                    if (!imports.isEmpty() && !imports.equals(preferred)) {
                        preferred = imports;
                        var _ = run(cell.part(own(imports)), session, listener, tooLong);
                        errors = new CompileErrors(cell);
                        continue;
                    }
                    var meant = ForeignHabits.meant(cell, errors);
                    if (meant == null) {
                        session.shell().checkRest(rest, errors);
                        return new Outcome.Failed(errors.failure(session::hints));
                    }
                    var all = parts(meant, session);
                    rest = all.subList(all.size() - rest.size(), all.size());
                    cell = meant;
                    errors = new CompileErrors(cell);
                }
                case Session.Step.Threw(var thrown) -> {
                    return isInterrupted()
                            ? interrupted(thrown)
                            : new Outcome.Failed(Traceback.of(unresolved(session, thrown), sources));
                }
                case Session.Step.Died(var how) -> {
                    return died(how);
                }
            }
        }
        hintAtUnusable(session, listener);
        return value == null ? new Outcome.Nothing() : new Outcome.Value(value);
    }

    private static Passage.Java own(List<String> imports) {
        return Passage.own(String.join("", imports), new Span(0, 0), true);
    }

    private static List<Part> parts(Cell cell, Session session) {
        var pieces = Piece.split(cell.code(), session.syntax());
        if (!pieces.isEmpty() && !pieces.getLast().whole()) {
            // A cell that can't be read to its end is not begun.
            pieces = List.of(pieces.getLast());
        }
        return pieces.stream().map(Part::of).toList();
    }

    private Outcome interrupted(Thrown where) {
        var reason = exceeded;
        return reason == null
                ? new Outcome.Interrupted(Traceback.stopped("Interrupted", "The cell was interrupted.", where, sources))
                : new Outcome.Failed(Traceback.stopped("TimeLimit", reason, where, sources));
    }

    private Outcome died(String how) {
        return new Outcome.Died(dead(
                killed
                        ? "The cell did not stop, so the JVM in which cells run was replaced."
                        : "The JVM in which cells run has died: " + how + "."));
    }

    /** Describes the death of a runtime, beginning with what happened. */
    static Failure dead(String what) {
        var all = what + " All variables and definitions are lost; a new JVM has been started.";
        return new Failure("RuntimeDied", all, List.of("\u001b[1;31m" + all + "\u001b[0m"));
    }

    /** Says in the user's words what JShell's own exception for a missing definition means. */
    private static Thrown unresolved(Session session, Thrown thrown) {
        if (!thrown.type().equals("jdk.jshell.spi.SPIResolutionException")) {
            return ClassVersion.told(thrown);
        }
        var waiting = session.shell().unresolved();
        var missing = waiting.all().stream().map(waiting::describe).collect(Collectors.joining("; "));
        return new Thrown(
                "UnresolvedReference", "something is not defined yet: " + missing, thrown.frames(), null, List.of());
    }

    private void hintAtUnusable(Session session, JShellEvaluator.Listener listener) {
        for (var one : session.shell().unusableHere()) {
            var missing = session.shell().unresolved().in(one);
            var problems = missing.stream().map(this::problem).toList();
            var hints = session.hints(cell.code(), problems).stream()
                    .filter(hint -> !hint.isEmpty())
                    .map(hint -> CompileErrors.HINT + hint + "\n")
                    .collect(Collectors.joining());
            listener.note(
                    cell.id(),
                    Unresolved.name(one) + " can't be used until this is defined: " + String.join(", ", missing) + "\n"
                            + hints);
        }
    }

    /** Returns where something is named first that does not exist, such as {@code class Lisst}. */
    private Hints.Problem problem(String missing) {
        var name = missing.replaceFirst("^\\w+ ", "").replaceFirst("\\(.*", "");
        var found = Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(cell.code());
        int start = found.find() ? found.start() : 0;
        return new Hints.Problem(start, start + name.length(), "compiler.err.cant.resolve");
    }
}
