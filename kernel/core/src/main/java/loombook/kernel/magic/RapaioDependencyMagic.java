package loombook.kernel.magic;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code %dependency}: what %maven and %mavenRepo do, in the words of Rapaio's kernel. There artifacts are proposed first, and
 * resolved together by a line of its own; here the lines of a cell that follow each other are resolved together anyway.
 */
final class RapaioDependencyMagic implements DependencyMagic {
    private static final List<String> LISTS = List.of("/list-artifacts", "/list-dependencies");

    @Override
    public String name() {
        return "dependency";
    }

    @Override
    public Guide guide() {
        return new Guide(
                "Rapaio's name for %maven and %mavenRepo.",
                "%dependency /add GROUP:ARTIFACT:VERSION …, %dependency /add-repo ID URL, %dependency /list-artifacts, or"
                        + " %dependency /resolve, which is not needed here",
                "%dependency /add org.apache.commons:commons-lang3:3.17.0");
    }

    @Override
    public List<Dependency> wanted(Span by, List<Word> words, @Nullable Word body) throws MagicProblem {
        var what = words.isEmpty() ? "" : words.getFirst().text();
        var rest = words.stream()
                .skip(1)
                .filter(word -> !word.text().equals("--optional"))
                .toList();
        if (what.equals("/resolve")) {
            return List.of();
        }
        if (what.equals("/add") && !rest.isEmpty()) {
            return List.of(new Dependency.Artifacts(rest, List.of(), List.of(), false));
        }
        if (what.equals("/add-repo") && rest.size() >= 2) {
            // What may follow says how often it is asked for news; here the settings say that.
            return List.of(new Dependency.Repository(rest.get(0), rest.get(1)));
        }
        throw new MagicProblem(by, "That is not understood: write " + usage() + ".");
    }

    @Override
    public @Nullable Object run(Call call, Workbench bench) throws MagicProblem {
        if (!isList(call.arguments().stream())) {
            return DependencyMagic.super.run(call, bench);
        }
        var paths = bench.classPath().stream().map(String::valueOf).toList();
        paths.forEach(path -> bench.print(path + "\n"));
        return paths;
    }

    @Override
    public List<Passage> passages(Use use) throws MagicProblem {
        var call = use.call();
        return isList(call.arguments().stream())
                ? List.of(new Passage.Done(this, call, use.step().call()))
                : DependencyMagic.super.passages(use);
    }

    private static boolean isList(Stream<String> arguments) {
        return arguments.findFirst().filter(LISTS::contains).isPresent();
    }
}
