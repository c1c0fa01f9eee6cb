package loombook.kernel.magic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code %mavenRepo}: a repository that is asked beside those of the settings.
 *
 * @param name {@code mavenRepo}, or what IJava calls it beside that
 */
record MavenRepoMagic(String name) implements DependencyMagic {
    @Override
    public Guide guide() {
        return new Guide(
                name.equals("mavenRepo")
                        ? "Names a repository of which %maven asks, too."
                        : "IJava's name for %mavenRepo.",
                "%" + name
                        + " ID URL. A user and a password for it stand in your settings.xml, in a <server> with that ID",
                "%" + name + " bakery https://maven.example.org/");
    }

    @Override
    public List<Dependency> wanted(Span by, List<Word> words, @Nullable Word body) throws MagicProblem {
        if (words.size() != 2) {
            throw new MagicProblem(
                    by,
                    (words.size() < 2 ? "A name and an address are needed" : "There is one name and one address")
                            + ": write " + usage() + ".");
        }
        return List.of(new Dependency.Repository(words.getFirst(), words.getLast()));
    }
}
