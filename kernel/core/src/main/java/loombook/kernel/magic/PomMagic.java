package loombook.kernel.magic;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code %loadFromPOM}: the dependencies of a POM. */
record PomMagic() implements DependencyMagic {
    private static final Set<String> SCOPES = Set.of("compile", "runtime", "provided", "system", "test", "import");

    @Override
    public String name() {
        return "loadFromPOM";
    }

    @Override
    public List<String> forms() {
        return List.of("%loadFromPOM", "%%loadFromPOM");
    }

    @Override
    public boolean takesFiles() {
        return true;
    }

    @Override
    public Guide guide() {
        return new Guide(
                "Adds the dependencies of a POM, from the repositories that it names, too.",
                "%loadFromPOM FILE [SCOPE …], or %%loadFromPOM [SCOPE …] in a cell's first line and below it a POM or parts"
                        + " of one, such as <dependency> and <repository>. Without a scope those are added that are needed"
                        + " to run",
                "%loadFromPOM pom.xml");
    }

    @Override
    public List<Dependency> wanted(Span by, List<Word> words, @Nullable Word body) throws MagicProblem {
        if (body == null && words.isEmpty()) {
            throw new MagicProblem(by, "No POM is named: write %loadFromPOM FILE, or %%loadFromPOM and a POM below.");
        }
        if (body != null && body.text().isBlank()) {
            throw new MagicProblem(
                    by, "There is no POM below %%loadFromPOM: write one there, or parts of one such as <dependency>.");
        }
        var scopes = body == null ? words.subList(1, words.size()) : words;
        for (var scope : scopes) {
            if (!SCOPES.contains(scope.text())) {
                throw new MagicProblem(
                        scope.where(),
                        "\"" + scope.text() + "\" is no scope: there are "
                                + String.join(", ", SCOPES.stream().sorted().toList()) + ".");
            }
        }
        return List.of(new Dependency.Pom(
                body == null ? words.getFirst() : null,
                body,
                scopes.stream().map(Word::text).toList()));
    }
}
