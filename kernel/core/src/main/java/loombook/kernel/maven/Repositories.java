package loombook.kernel.maven;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Maven's repositories as the user's settings name them: the local one, and those that it takes from. What the local
 * repository has is taken from there, without a look at the network. Safe for any number of threads.
 */
public final class Repositories implements Finder {
    private final Finder resolver;

    /**
     * Loads what finds artifacts there; nothing is read yet.
     *
     * @param settings a settings.xml; null for the user's own
     */
    public Repositories(@Nullable Path settings) {
        resolver = ResolverLoader.resolver(settings);
    }

    @Override
    public Found find(Wanted wanted, Watch watch) throws MavenProblem {
        return resolver.find(wanted, watch);
    }

    /** Finds artifacts in the repositories of the settings, as {@link #find(Wanted, Watch)} does. */
    public List<Jar> find(List<Coordinates> wanted, Watch watch) throws MavenProblem {
        return find(new Wanted.Artifacts(wanted), watch).jars();
    }

    @Override
    public @Nullable Path documentation(Coordinates of, List<Repository> repositories, boolean download, Watch watch)
            throws MavenProblem {
        return resolver.documentation(of, repositories, download, watch);
    }

    @Override
    public void leave() {
        resolver.leave();
    }
}
