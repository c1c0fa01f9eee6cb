package loombook.kernel.maven.resolver;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import loombook.kernel.maven.Coordinates;
import loombook.kernel.maven.Finder;
import loombook.kernel.maven.Found;
import loombook.kernel.maven.Jar;
import loombook.kernel.maven.JarCheck;
import loombook.kernel.maven.MavenProblem;
import loombook.kernel.maven.Repository;
import loombook.kernel.maven.Wanted;
import loombook.kernel.maven.Watch;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.eclipse.aether.util.filter.DependencyFilterUtils;
import org.jspecify.annotations.Nullable;

/** Maven's own resolver, with the settings of Maven. */
public final class Resolver implements Finder {
    private final MavenSettings settings;

    /**
     * Makes them; nothing is read yet.
     *
     * @param settings a settings.xml; null for the user's own
     */
    public Resolver(@Nullable Path settings) {
        this.settings = new MavenSettings(settings);
    }

    @Override
    public Found find(Wanted wanted, Watch watch) throws MavenProblem {
        var configured = settings.read();
        var problem = new Problem(configured, wanted, watch);
        RepositoryException missing = null;
        try {
            var found = find(new Requests(configured, configured.here(wanted, watch)), wanted, !configured.offline());
            if (found != null) {
                return found;
            }
        } catch (RepositoryException e) {
            if (configured.offline()) {
                throw problem.of(e);
            }
            missing = e;
        }
        try {
            return find(new Requests(configured, configured.online(wanted, watch)), wanted);
        } catch (RepositoryException e) {
            // What may be newer elsewhere is looked for there first; without a network what is here has to do.
            if (missing == null) {
                try {
                    return find(new Requests(configured, configured.here(wanted, watch)), wanted);
                } catch (RepositoryException _) {
                    throw problem.of(e);
                }
            }
            throw problem.of(e);
        }
    }

    /** Returns null when something newer may be elsewhere. */
    private static @Nullable Found find(Requests requests, Wanted wanted, boolean mayBeElsewhere)
            throws RepositoryException, MavenProblem {
        var request = requests.of(wanted);
        return mayBeElsewhere && request.isChanging() ? null : find(requests, request);
    }

    private static Found find(Requests requests, Wanted wanted) throws RepositoryException, MavenProblem {
        return find(requests, requests.of(wanted));
    }

    private static Found find(Requests requests, Requests.Request request) throws RepositoryException, MavenProblem {
        var toRun = DependencyFilterUtils.classpathFilter(JavaScopes.RUNTIME);
        var results = requests.configured()
                .system()
                .resolveDependencies(requests.session(), new DependencyRequest(request.copy(), toRun))
                .getArtifactResults();
        var jars = jars(results, request.asked());
        var graph = jars.size() < 2 ? null : Graph.of(requests, request);
        return new Found(
                asked(request.asked(), jars),
                graph == null
                        ? jars
                        : jars.stream()
                                .map(one -> one.neededBy(graph.neededBy(one.coordinates())))
                                .toList(),
                graph == null ? List.of() : graph.conflicts());
    }

    /** Of a range, or of what is the latest, one wants to know which version it was. */
    private static List<Coordinates> asked(List<Coordinates> asked, List<Jar> jars) {
        return asked.stream()
                .map(one -> jars.stream()
                        .filter(jar -> jar.coordinates().key().equals(one.key()))
                        .map(jar -> one.withVersion(jar.coordinates().version()))
                        .findFirst()
                        .orElse(one))
                .toList();
    }

    private static List<Jar> jars(List<ArtifactResult> results, List<Coordinates> asked) throws MavenProblem {
        var first = new LinkedHashSet<Jar>();
        var rest = new ArrayList<Jar>();
        for (var result : results) {
            var from = result.getRepository() instanceof RemoteRepository remote ? remote.getId() : "";
            var artifact = result.getArtifact();
            var jar = new Jar(Requests.coordinates(artifact), artifact.getFile().toPath(), from, "");
            // One that is only a list of others brings no classes.
            if (!jar.coordinates().extension().equals("pom")) {
                check(jar, asked);
                boolean isAsked = asked.stream()
                        .anyMatch(one -> one.key().equals(jar.coordinates().key()));
                var _ = isAsked ? first.add(jar) : rest.add(jar);
            }
        }
        first.addAll(rest);
        return List.copyOf(first);
    }

    private static void check(Jar jar, List<Coordinates> asked) throws MavenProblem {
        if (JarCheck.problem(jar.path()) instanceof String problem) {
            var about = asked.stream()
                    .filter(one -> one.key().equals(jar.coordinates().key()))
                    .findFirst()
                    .map(Coordinates::toString)
                    .orElseGet(() -> asked.size() == 1 ? asked.getFirst().toString() : "");
            throw new MavenProblem(
                    about,
                    jar.coordinates() + " " + problem
                            + (problem.startsWith("is no jar")
                                    ? ": delete " + jar.path() + ", so that it is downloaded again."
                                    : "."));
        }
    }

    @Override
    public @Nullable Path documentation(Coordinates of, List<Repository> repositories, boolean download, Watch watch)
            throws MavenProblem {
        var configured = settings.read();
        boolean online = download && !configured.offline();
        var session = online ? configured.online(watch) : configured.here(new Wanted.Artifacts(List.of(of)), watch);
        return new Documentation(configured, session, configured.remote(repositories, session)).of(of);
    }

    @Override
    public void leave() {
        settings.forget();
    }
}
