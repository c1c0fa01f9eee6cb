package loombook.kernel.maven;

import java.util.List;

/** Finds artifacts in Maven's repositories. Safe for any number of threads. */
public interface Finder {
    /**
     * Returns the jars of artifacts and of all that they need to run: first those that were asked for, then what they
     * need. What they call optional is not among it. Downloads what the local repository has not.
     *
     * @throws MavenProblem when one of them can't be had, or is no jar
     */
    List<Jar> find(List<Coordinates> wanted, Watch watch) throws MavenProblem;

    /**
     * Has whatever is asked from now on not wait for what goes on. One that was given up may hold its artifacts' locks until
     * a silent server's time is over: who tried again waited for that half a minute.
     */
    void leave();
}
