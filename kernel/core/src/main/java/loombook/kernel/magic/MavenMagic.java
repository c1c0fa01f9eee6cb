package loombook.kernel.magic;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code %maven}: artifacts of Maven's repositories, with all that they need, for the cells from here on.
 *
 * @param name {@code maven}, or what IJava calls it beside that
 */
record MavenMagic(String name) implements DependencyMagic {
    private static final Map<String, String> SHORT = Map.of("-x", "--exclude", "-v", "--verbose");

    @Override
    public Guide guide() {
        return new Guide(
                name.equals("maven")
                        ? "Adds artifacts of Maven's repositories, with all that they need, to the cells from here on."
                        : "IJava's name for %maven.",
                "%" + name
                        + " GROUP:ARTIFACT:VERSION … [-x GROUP:ARTIFACT] [--from REPOSITORY] [-v]. After the version may stand"
                        + " :CLASSIFIER, and @jar for the artifact alone, @pom for a BOM whose versions count from then on."
                        + " -x: leaves out what is not wanted; --from: asks this repository only; -v: shows all that was"
                        + " added",
                "%" + name + " org.apache.commons:commons-lang3:3.17.0");
    }

    @Override
    public List<Dependency> wanted(Span by, List<Word> words, @Nullable Word body) throws MagicProblem {
        var coordinates = new ArrayList<Word>();
        var excluded = new ArrayList<Word>();
        var from = new ArrayList<Word>();
        boolean verbose = false;
        for (var rest = words.iterator(); rest.hasNext(); ) {
            var word = rest.next();
            if (!word.text().startsWith("-")) {
                coordinates.add(word);
                continue;
            }
            int equals = word.text().indexOf('=');
            var option = equals < 0 ? word.text() : word.text().substring(0, equals);
            switch (SHORT.getOrDefault(option, option)) {
                case "--exclude" -> excluded.add(value(word, rest));
                case "--from" -> from.add(value(word, rest));
                case "--bom" -> coordinates.add(bom(value(word, rest)));
                case "--verbose" -> verbose = true;
                default ->
                    throw new MagicProblem(word.where(), "%" + name + " has no option " + option + ": " + advice());
            }
        }
        if (coordinates.isEmpty()) {
            throw new MagicProblem(by, "Nothing is named that is to be added: " + advice());
        }
        return List.of(new Dependency.Artifacts(coordinates, excluded, from, verbose));
    }

    private String advice() {
        return "write %" + name + " GROUP:ARTIFACT:VERSION …; %help " + name + " tells the rest.";
    }

    private Word value(Word option, Iterator<Word> rest) throws MagicProblem {
        int equals = option.text().indexOf('=');
        if (equals >= 0) {
            return new Word(option.text().substring(equals + 1), option.where());
        }
        if (!rest.hasNext()) {
            throw new MagicProblem(option.where(), "After " + option.text() + " something is missing: " + advice());
        }
        return rest.next();
    }

    private static Word bom(Word coordinates) {
        return new Word(coordinates.text() + (coordinates.text().endsWith("@pom") ? "" : "@pom"), coordinates.where());
    }
}
