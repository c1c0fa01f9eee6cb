package loombook.kernel.magic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a magic asks to be put on the class path, or where to look for it. What it says may be right or wrong. */
public sealed interface Dependency {
    /**
     * Artifacts of Maven's repositories, and BOMs.
     *
     * @param excluded what is left out, each as {@code group:artifact}
     * @param from the repositories that are asked, by their names or addresses; none for all
     * @param verbose whether all that was added is shown, and not folded
     */
    record Artifacts(List<Word> coordinates, List<Word> excluded, List<Word> from, boolean verbose)
            implements Dependency {
        /** Returns whether nothing is said of it but its names. */
        public boolean isPlain() {
            return excluded.isEmpty() && from.isEmpty() && !verbose;
        }
    }

    /**
     * A repository that is asked from here on.
     *
     * @param id its name; null when the address tells it: {@code name=https://…}
     */
    record Repository(@Nullable Word id, Word url) implements Dependency {}

    /**
     * The dependencies of a POM.
     *
     * @param file its file; null when it stands in the cell
     * @param body its text, or parts of one; null when it is a file
     * @param scopes which dependencies are meant; none for those that are needed to run
     */
    record Pom(@Nullable Word file, @Nullable Word body, List<String> scopes) implements Dependency {}

    /**
     * Jars, and folders of classes.
     *
     * @param patterns paths, in which {@code *} and {@code ?} stand for what may be there
     * @param folders whether a folder is itself meant; else the jars in it
     */
    record Files(List<Word> patterns, boolean folders) implements Dependency {}
}
