package loombook.kernel.magic;

import java.util.List;
import java.util.regex.Pattern;

/** {@code %maven}: artifacts of Maven's repositories, with all that they need, for the cells from here on. */
final class MavenMagic implements Magic {
    private static final Pattern WORD = Pattern.compile("\\S+");

    @Override
    public String name() {
        return "maven";
    }

    @Override
    public String usage() {
        return "%maven GROUP:ARTIFACT:VERSION …";
    }

    @Override
    public List<String> forms() {
        return List.of("%maven");
    }

    @Override
    public boolean takesJava() {
        return false;
    }

    @Override
    public List<Passage> passages(Use use) throws MagicProblem {
        if (use.isCell()) {
            throw use.problem("%maven stands in a line: write " + usage() + ".");
        }
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
