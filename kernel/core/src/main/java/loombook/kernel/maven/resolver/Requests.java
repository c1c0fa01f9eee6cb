package loombook.kernel.maven.resolver;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import loombook.kernel.maven.Coordinates;
import loombook.kernel.maven.MavenProblem;
import loombook.kernel.maven.Wanted;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.ArtifactProperties;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactDescriptorRequest;
import org.eclipse.aether.util.artifact.JavaScopes;

/** Makes of what is wanted what the resolver is asked. */
record Requests(Configured configured, RepositorySystemSession session) {
    private static final List<Exclusion> ALL = List.of(new Exclusion("*", "*", "*", "*"));

    /** Of a project's dependencies, those that it needs to run. */
    private static final Set<String> TO_RUN =
            Set.of(JavaScopes.COMPILE, JavaScopes.RUNTIME, JavaScopes.SYSTEM, "import", "");

    /**
     * A request.
     *
     * @param asked what is asked for itself, with the versions that BOMs name
     */
    record Request(CollectRequest collect, List<Coordinates> asked) {
        boolean isChanging() {
            return asked.stream().anyMatch(Coordinates::isChanging);
        }

        /** Returns it anew: the resolver writes into those that it was given. */
        CollectRequest copy() {
            return new CollectRequest(
                    collect.getDependencies(), collect.getManagedDependencies(), collect.getRepositories());
        }
    }

    /**
     * Reads what must be read to know what to ask for: BOMs, a project's POM.
     *
     * @throws ArtifactDescriptorException when one of these can't be had
     * @throws MavenProblem when it does not say what it should
     */
    Request of(Wanted wanted) throws ArtifactDescriptorException, MavenProblem {
        return switch (wanted) {
            case Wanted.Artifacts artifacts -> of(artifacts, configured.remote(artifacts, session));
            case Wanted.Pom pom -> of(pom);
        };
    }

    // As if they were the dependencies of a project: so what is optional to them is left out, and no more.
    private Request of(Wanted.Artifacts wanted, List<RemoteRepository> from)
            throws ArtifactDescriptorException, MavenProblem {
        var managed = managed(wanted, from);
        var excluded = wanted.excluded().stream().map(Requests::exclusion).toList();
        var asked = new ArrayList<Coordinates>();
        var collect = new CollectRequest();
        for (var one : wanted.all()) {
            var full = one.version().isEmpty() ? one.withVersion(version(one, managed, wanted)) : one;
            asked.add(full);
            collect.addDependency(
                    new Dependency(artifact(full), JavaScopes.RUNTIME, false, full.alone() ? ALL : excluded));
        }
        collect.setManagedDependencies(List.copyOf(managed.values()));
        collect.setRepositories(from);
        return new Request(collect, asked);
    }

    private Map<String, Dependency> managed(Wanted.Artifacts wanted, List<RemoteRepository> from)
            throws ArtifactDescriptorException {
        var managed = new LinkedHashMap<String, Dependency>();
        for (var bom : wanted.boms()) {
            var described = configured
                    .system()
                    .readArtifactDescriptor(session, new ArtifactDescriptorRequest(artifact(bom), from, null));
            for (var one : described.getManagedDependencies()) {
                managed.putIfAbsent(coordinates(one.getArtifact()).key(), one);
            }
        }
        return managed;
    }

    private static String version(Coordinates one, Map<String, Dependency> managed, Wanted.Artifacts wanted)
            throws MavenProblem {
        var known = managed.get(one.key());
        if (known == null) {
            var boms = String.join(
                    ", ", wanted.boms().stream().map(Coordinates::toString).toList());
            throw new MavenProblem(
                    one.toString(),
                    boms + " does not say which version of " + one + " is meant: write " + one + ":VERSION.");
        }
        return known.getArtifact().getVersion();
    }

    private Request of(Wanted.Pom pom) throws ArtifactDescriptorException, MavenProblem {
        var project = new ProjectPom(pom.project());
        var repositories = configured.remote(pom, session);
        var described = configured
                .system()
                .readArtifactDescriptor(
                        project.seenBy(session), new ArtifactDescriptorRequest(project.artifact(), repositories, null));
        var all = configured.joined(repositories, described.getRepositories(), session);
        var asked = new ArrayList<Coordinates>();
        var collect = new CollectRequest();
        for (var one : described.getDependencies()) {
            if (pom.scopes().isEmpty()
                    ? TO_RUN.contains(one.getScope())
                    : pom.scopes().contains(one.getScope())) {
                var coordinates = coordinates(one.getArtifact());
                if (coordinates.version().isEmpty()) {
                    throw new MavenProblem(
                            "",
                            "The POM does not say which version of " + coordinates.key() + " is meant: give its"
                                    + " <dependency> a <version>.");
                }
                asked.add(coordinates);
                // What it needs in turn follows from its own scope: a test's needs are wanted here as well.
                boolean system = one.getScope().equals(JavaScopes.SYSTEM);
                collect.addDependency(
                        system ? one : one.setScope(JavaScopes.RUNTIME).setOptional(false));
            }
        }
        collect.setManagedDependencies(described.getManagedDependencies());
        collect.setRepositories(all);
        return new Request(collect, asked);
    }

    private static Exclusion exclusion(String text) {
        var parts = text.split(":", -1);
        return new Exclusion(parts[0], parts.length > 1 ? parts[1] : "*", "*", "*");
    }

    Artifact artifact(Coordinates one) {
        // Of a type such as test-jar the settings of Maven know the file's real name.
        var type = session.getArtifactTypeRegistry() == null
                ? null
                : session.getArtifactTypeRegistry().get(one.extension());
        if (type == null) {
            return new DefaultArtifact(one.group(), one.artifact(), one.classifier(), one.extension(), one.version());
        }
        // Without any, the type's own counts.
        var classifier = one.classifier().isEmpty() ? null : one.classifier();
        return new DefaultArtifact(one.group(), one.artifact(), classifier, type.getExtension(), one.version(), type);
    }

    static Coordinates coordinates(Artifact one) {
        return new Coordinates(
                one.getGroupId(),
                one.getArtifactId(),
                one.getProperty(ArtifactProperties.TYPE, "").equals("pom") ? "pom" : one.getExtension(),
                one.getClassifier(),
                one.getVersion());
    }
}
