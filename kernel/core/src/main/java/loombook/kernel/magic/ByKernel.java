package loombook.kernel.magic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A magic that the kernel does, between the parts of a cell or while one runs. */
public non-sealed interface ByKernel extends Magic {
    /**
     * Does it.
     *
     * @return what it gives: a text, a list of texts, or null
     * @throws MagicProblem when it can't be done; the message says why, and what to do
     */
    @Nullable
    Object run(Call call, Workbench bench) throws MagicProblem;

    /**
     * Returns what is done in its place when it stands in a line of its own.
     *
     * @throws MagicProblem when it can't be used so
     */
    default List<Passage> passages(Use use) throws MagicProblem {
        return List.of(new Passage.Done(this, use.call(), use.step().call()));
    }
}
