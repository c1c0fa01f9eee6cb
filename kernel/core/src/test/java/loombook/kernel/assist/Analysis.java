package loombook.kernel.assist;

import java.util.List;
import java.util.Map;
import loombook.kernel.TestKernels;
import loombook.kernel.eval.Cell;
import loombook.kernel.eval.JShellEvaluator;
import loombook.kernel.eval.Outcome;
import loombook.kernel.eval.Settings;
import loombook.kernel.message.Complete;
import loombook.kernel.message.Inspect;
import loombook.link.ToKernel;

/** A session in which some cells were executed. */
final class Analysis implements AutoCloseable, JShellEvaluator.Listener {
    private final JShellEvaluator evaluator =
            new JShellEvaluator(TestKernels.runtime(List.of()), Settings.from(Map.of()), this);

    Analysis(String... cells) {
        for (int i = 0; i < cells.length; i++) {
            if (evaluator.run(new Cell(i + 1, i + 1, cells[i])) instanceof Outcome.Failed(var failure)) {
                throw new AssertionError("A test's own cell is refused: " + failure);
            }
        }
    }

    Complete.Reply complete(Complete.Request request) {
        return evaluator.complete(request);
    }

    Inspect.Reply inspect(Inspect.Request request) {
        return evaluator.inspect(request);
    }

    @Override
    public void effect(ToKernel.Effect effect) {
        // What cells show is of no account here.
    }

    @Override
    public void notice(ToKernel.Notice notice) {
        // Nor is this.
    }

    @Override
    public void restarted() {
        throw new AssertionError("The runtime was to live");
    }

    @Override
    public void note(long cell, String text) {
        throw new AssertionError(text);
    }

    @Override
    public void close() {
        evaluator.close();
    }
}
