package loombook.kernel.eval;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import loombook.display.MimeBundle;
import loombook.kernel.message.Failure;
import loombook.link.Thrown;

/** One execution of a cell: its snippets one after the other, to its outcome. */
final class RunningCell {
    private static final long SECOND_INTERRUPT_NS = TimeUnit.SECONDS.toNanos(1);
    private static final Thrown NOWHERE = new Thrown("", null, List.of(), null, List.of());

    private final Cell cell;
    private final SourceMap sources;
    private volatile long interruptedAt;
    private volatile boolean interrupted;
    private volatile boolean killed;
    private final AtomicBoolean told = new AtomicBoolean();

    RunningCell(Cell cell, SourceMap sources) {
        this.cell = cell;
        this.sources = sources;
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

    /** Notes that the runtime is to be killed for this cell; false when it was interrupted only just now. */
    boolean kill() {
        killed = System.nanoTime() - interruptedAt > SECOND_INTERRUPT_NS;
        return killed;
    }

    /** Returns true for the first who wants to tell the reader that the cell goes on although it was interrupted. */
    boolean tells() {
        return told.compareAndSet(false, true);
    }

    /** Runs the cell; the caller holds the compiler. */
    Outcome run(Session session, JShellEvaluator.Listener listener) {
        var errors = new CompileErrors(cell);
        session.begin();
        var pieces = Piece.split(cell.code(), session.analysis());
        if (!pieces.isEmpty() && !pieces.getLast().whole()) {
            // A cell that can't be read to its end is not begun.
            pieces = List.of(pieces.getLast());
        }
        MimeBundle value = null;
        for (var piece : pieces) {
            if (interrupted) {
                return interrupted(NOWHERE);
            }
            boolean show = piece == pieces.getLast() && piece.isExpression(session.analysis());
            switch (session.evaluate(cell, piece, show, errors)) {
                case Session.Step.Done(var shown) -> value = shown;
                case Session.Step.Rejected _ -> {
                    session.checkRest(pieces.subList(pieces.indexOf(piece), pieces.size()), errors);
                    return new Outcome.Failed(errors.failure());
                }
                case Session.Step.Threw(var thrown) -> {
                    return interrupted
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

    private Outcome interrupted(Thrown where) {
        return new Outcome.Interrupted(Traceback.interrupted(where, sources));
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
            return thrown;
        }
        var missing = session.unusable().stream()
                .map(one -> Session.describe(one) + " needs " + String.join(", ", session.unresolved(one)))
                .collect(Collectors.joining("; "));
        return new Thrown(
                "UnresolvedReference", "something is not defined yet: " + missing, thrown.frames(), null, List.of());
    }

    private void hintAtUnusable(Session session, JShellEvaluator.Listener listener) {
        for (var one : session.unusableHere()) {
            listener.note(
                    cell.id(),
                    Session.describe(one) + " can't be used until this is defined: "
                            + String.join(", ", session.unresolved(one)) + "\n");
        }
    }
}
