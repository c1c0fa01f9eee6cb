package loombook.kernel;

import java.util.concurrent.CompletableFuture;
import loombook.kernel.eval.JShellEvaluator;
import loombook.link.ToKernel;

/** Takes what cells show while the channels are still being bound: it has to wait for them. */
final class EarlyEffects implements JShellEvaluator.Listener {
    private final CompletableFuture<CellEffects> effects = new CompletableFuture<>();

    /** Says where it all goes. */
    void go(CellEffects where) {
        effects.complete(where);
    }

    @Override
    public void effect(ToKernel.Effect effect) throws InterruptedException {
        effects.join().effect(effect);
    }

    @Override
    public void notice(ToKernel.Notice notice) {
        effects.join().notice(notice);
    }

    @Override
    public void restarted() {
        effects.join().restarted();
    }

    @Override
    public void note(long cell, String text) {
        effects.join().note(cell, text);
    }
}
