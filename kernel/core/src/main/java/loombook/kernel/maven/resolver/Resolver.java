package loombook.kernel.maven.resolver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.jar.JarFile;
import loombook.kernel.maven.Coordinates;
import loombook.kernel.maven.Finder;
import loombook.kernel.maven.Jar;
import loombook.kernel.maven.MavenProblem;
import loombook.kernel.maven.Watch;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.eclipse.aether.util.filter.DependencyFilterUtils;
import org.jspecify.annotations.Nullable;

/** Maven's own resolver, with the settings of Maven. */
public final class Resolver implements Finder {
    private static final List<Exclusion> ALL = List.of(new Exclusion("*", "*", "*", "*"));

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
    public List<Jar> find(List<Coordinates> wanted, Watch watch) throws MavenProblem {
        var configured = settings.read();
        var problem = new Problem(configured, wanted, watch);
        boolean changing = wanted.stream().anyMatch(Coordinates::isChanging);
        if (changing && !configured.offline()) {
            return online(configured, wanted, watch, problem);
        }
        try {
            return here(configured, wanted, watch);
        } catch (DependencyResolutionException e) {
            if (configured.offline()) {
                throw problem.of(e);
            }
        }
        try {
            return jars(request(configured.online(watch), configured, wanted), wanted);
        } catch (DependencyResolutionException e) {
            throw problem.of(e);
        }
    }

    @Override
    public void leave() {
        settings.forget();
    }

    /** Looks first whether there is something newer; without a network what is here has to do. */
    private static List<Jar> online(Configured configured, List<Coordinates> wanted, Watch watch, Problem problem)
            throws MavenProblem {
        try {
            return jars(request(configured.online(watch), configured, wanted), wanted);
        } catch (DependencyResolutionException e) {
            try {
                return here(configured, wanted, watch);
            } catch (DependencyResolutionException _) {
                throw problem.of(e);
            }
        }
    }

    private static List<Jar> here(Configured configured, List<Coordinates> wanted, Watch watch)
            throws DependencyResolutionException, MavenProblem {
        return jars(request(configured.here(watch), configured, wanted), wanted);
    }

    private static List<Artifact> request(
            org.eclipse.aether.RepositorySystemSession session, Configured configured, List<Coordinates> wanted)
            throws DependencyResolutionException {
        // As if they were the dependencies of a project: so what is optional to them is left out, and no more.
        var collect = new CollectRequest();
        for (var one : wanted) {
            collect.addDependency(
                    new Dependency(artifact(one), JavaScopes.RUNTIME, false, one.alone() ? ALL : List.of()));
        }
        collect.setRepositories(configured.remote());
        var request = new DependencyRequest(collect, DependencyFilterUtils.classpathFilter(JavaScopes.RUNTIME));
        return configured.system().resolveDependencies(session, request).getArtifactResults().stream()
                .map(ArtifactResult::getArtifact)
                .toList();
    }

    static Artifact artifact(Coordinates one) {
        return new DefaultArtifact(one.group(), one.artifact(), one.classifier(), one.extension(), one.version());
    }

    static Coordinates coordinates(Artifact one) {
        return new Coordinates(
                one.getGroupId(), one.getArtifactId(), one.getExtension(), one.getClassifier(), one.getVersion());
    }

    private static List<Jar> jars(List<Artifact> artifacts, List<Coordinates> wanted) throws MavenProblem {
        var first = new LinkedHashSet<Jar>();
        var rest = new ArrayList<Jar>();
        for (var artifact : artifacts) {
            var jar = new Jar(coordinates(artifact), artifact.getFile().toPath());
            // One that is only a list of others brings no classes.
            if (!jar.coordinates().extension().equals("pom")) {
                check(jar, wanted);
                boolean asked = wanted.stream()
                        .anyMatch(one -> one.key().equals(jar.coordinates().key()));
                var _ = asked ? first.add(jar) : rest.add(jar);
            }
        }
        first.addAll(rest);
        return List.copyOf(first);
    }

    private static void check(Jar jar, List<Coordinates> wanted) throws MavenProblem {
        try (var file = new JarFile(jar.path().toFile())) {
            var _ = file.getManifest();
        } catch (IOException | RuntimeException e) {
            var about = wanted.stream()
                    .filter(one -> one.key().equals(jar.coordinates().key()))
                    .findFirst()
                    .map(Coordinates::toString)
                    .orElseGet(() -> wanted.size() == 1 ? wanted.getFirst().toString() : "");
            throw new MavenProblem(
                    about,
                    jar.coordinates() + " is no jar that can be read (" + e.getMessage() + "): delete " + jar.path()
                            + ", so that it is downloaded again.");
        }
    }
}
