package loombook.kernel.magic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A magic that changes the class path. Its value is the list of the paths that are there by it, as in IJava. */
interface DependencyMagic extends ByKernel {
    /**
     * Reads what it is called with.
     *
     * @param by the magic itself
     * @param body the lines below; null for one that stands in a line
     * @throws MagicProblem when that is not as it should be
     */
    List<Dependency> wanted(Span by, List<Word> words, @Nullable Word body) throws MagicProblem;

    @Override
    default String type(List<String> arguments) {
        return "java.util.List<String>";
    }

    @Override
    default @Nullable Object run(Call call, Workbench bench) throws MagicProblem {
        var nowhere = new Span(0, 0);
        var words = call.arguments().stream().map(one -> new Word(one, nowhere)).toList();
        return bench.add(wanted(nowhere, words, call.body() == null ? null : new Word(call.body(), nowhere)));
    }

    @Override
    default List<Passage> passages(Use use) throws MagicProblem {
        var step = use.step();
        var words = Words.placed(step.arguments().of(use.cell()), step.arguments());
        var body = step.body() == null ? null : new Word(step.body().of(use.cell()), step.body());
        return List.of(new Passage.Dependencies(wanted(step.call(), words, body)));
    }
}
