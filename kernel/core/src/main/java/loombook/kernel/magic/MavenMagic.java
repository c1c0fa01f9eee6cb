package loombook.kernel.magic;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code %maven}: artifacts of Maven's repositories, with all that they need, for the cells from here on. */
final class MavenMagic implements ByKernel {
    private static final Pattern WORD = Pattern.compile("\\S+");

    @Override
    public String name() {
        return "maven";
    }

    @Override
    public Guide guide() {
        return new Guide(
                "Adds artifacts of Maven's repositories, with all that they need, to the cells from here on.",
                "%maven GROUP:ARTIFACT:VERSION …",
                "%maven org.apache.commons:commons-lang3:3.17.0");
    }

    @Override
    public @Nullable Object run(Call call, Workbench bench) throws MagicProblem {
        throw new MagicProblem("%maven stands in a line of its own.");
    }

    @Override
    public List<Passage> passages(Use use) throws MagicProblem {
        var arguments = use.step().arguments();
        var artifacts = WORD.matcher(arguments.of(use.cell()))
                .results()
                .map(word -> new Passage.Artifact(
                        word.group(), new Span(arguments.start() + word.start(), arguments.start() + word.end())))
                .toList();
        if (artifacts.isEmpty()) {
            throw use.problem("Nothing is named that is to be added: write " + usage() + ".");
        }
        return List.of(new Passage.Dependencies(artifacts));
    }
}
