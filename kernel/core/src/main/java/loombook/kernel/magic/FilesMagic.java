package loombook.kernel.magic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code %jars} and {@code %classpath}: files of this machine.
 *
 * @param folders whether a folder is one of classes; else the jars in it are meant
 */
record FilesMagic(String name, boolean folders) implements DependencyMagic {
    @Override
    public boolean takesFiles() {
        return true;
    }

    @Override
    public Guide guide() {
        return new Guide(
                name.equals("jar")
                        ? "Rapaio's name for %jars."
                        : folders
                                ? "Adds jars and folders of classes to the cells from here on."
                                : "Adds jars to the cells from here on.",
                "%" + name
                        + " PATH …, where * and ? stand for what may be there, as in lib/*.jar, and ** for any folders"
                        + (folders ? "" : "; of a folder all jars are added"),
                "%" + name + " " + (folders ? "target/classes" : "lib/*.jar"));
    }

    @Override
    public List<Dependency> wanted(Span by, List<Word> words, @Nullable Word body) throws MagicProblem {
        if (words.isEmpty()) {
            throw new MagicProblem(
                    by, "No path is given: write %" + name + " PATH …, as in " + guide().example() + ".");
        }
        return List.of(new Dependency.Files(words, folders));
    }
}
