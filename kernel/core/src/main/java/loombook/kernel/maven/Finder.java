package loombook.kernel.maven;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds artifacts in Maven's repositories. Safe for any number of threads. */
public interface Finder {
    /**
     * Returns the jars of artifacts and of all that they need to run: first those that were asked for, then what they
     * need. What they call optional is not among it. Downloads what the local repository has not.
     *
     * @throws MavenProblem when one of them can't be had, or is no jar
     */
    Found find(Wanted wanted, Watch watch) throws MavenProblem;

    /**
     * Returns the jar with an artifact's sources, else that with its documentation; null when there is neither.
     *
     * @param download whether to look beyond the local repository
     * @param repositories those that are asked beside those of the settings
     * @throws MavenProblem when the settings can't be read
     */
    @Nullable
    Path documentation(Coordinates of, List<Repository> repositories, boolean download, Watch watch)
            throws MavenProblem;

    /**
     * Has whatever is asked from now on not wait for what goes on. One that was given up may hold its artifacts' locks until
     * a silent server's time is over: who tried again waited for that half a minute.
     */
    void leave();
}
