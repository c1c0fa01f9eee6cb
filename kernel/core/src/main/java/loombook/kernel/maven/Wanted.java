package loombook.kernel.maven;

import java.nio.file.Path;
import java.util.List;

/** What is to be found together, so that versions are chosen for all of it. */
public sealed interface Wanted {
    /** Returns the repositories that are asked beside those of the settings. */
    List<Repository> repositories();

    /**
     * Artifacts by their names.
     *
     * @param all in the order in which they were asked for
     * @param boms say which version is meant where none is named; of several the first counts
     * @param excluded what is left out with all that only it needs, each as {@code group:artifact}; {@code *} means any
     * @param only the ids of the repositories that are asked; empty for all
     */
    record Artifacts(
            List<Coordinates> all,
            List<Coordinates> boms,
            List<String> excluded,
            List<Repository> repositories,
            List<String> only)
            implements Wanted {
        /** Wants artifacts from the repositories of the settings. */
        public Artifacts(List<Coordinates> all) {
            this(all, List.of(), List.of(), List.of(), List.of());
        }
    }

    /**
     * The dependencies of a project, from the repositories that it names.
     *
     * @param project its POM
     * @param scopes which of them; none for those that are needed to run
     */
    record Pom(Path project, List<String> scopes, List<Repository> repositories) implements Wanted {}
}
