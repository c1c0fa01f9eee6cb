package loombook.kernel.eval;

import java.util.function.Function;
import loombook.kernel.message.Failure;
import org.jspecify.annotations.Nullable;

/** Runs the start-up scripts under a session's first cell, where their output and their failures are seen. */
record StartUp(Settings settings, JShellEvaluator.Listener listener) {
    /**
     * Runs the scripts.
     *
     * @param run runs a cell to its end
     * @return what keeps the first cell from running, or null: the failure of a script is shown and the next one runs
     */
    @Nullable
    Outcome before(Cell first, Function<Cell, Outcome> run) {
        settings.problems().forEach(problem -> listener.note(first.id(), problem + "\n"));
        for (var script : settings.scripts()) {
            switch (run.apply(new Cell(first.id(), 0, script.code()))) {
                case Outcome.Value _, Outcome.Nothing _ -> {}
                case Outcome.Failed(var failure)
                when failure.ename().equals("TimeLimit") -> {
                    return new Outcome.Failed(failure);
                }
                case Outcome.Failed(var failure) -> listener.note(first.id(), said(script, failure));
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

    private static String said(Settings.Script script, Failure failure) {
        return "The start-up script " + script.name() + " failed:\n" + String.join("\n", failure.traceback()) + "\n";
    }
}
