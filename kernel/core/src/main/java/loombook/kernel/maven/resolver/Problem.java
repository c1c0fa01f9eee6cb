package loombook.kernel.maven.resolver;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import loombook.kernel.maven.Coordinates;
import loombook.kernel.maven.MavenProblem;
import loombook.kernel.maven.Wanted;
import loombook.kernel.maven.Watch;
import org.apache.maven.model.building.ModelBuildingException;
import org.apache.maven.model.building.ModelProblem;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.collection.DependencyCollectionException;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.resolution.VersionRangeResolutionException;
import org.eclipse.aether.resolution.VersionResolutionException;
import org.jspecify.annotations.Nullable;

/**
 * Says in one sentence why artifacts can't be had. The resolver tells that as exceptions within exceptions: about each
 * artifact one for each repository.
 */
final class Problem {
    private static final Pattern NOISE = Pattern.compile("(?s)^Non-parseable POM .*?: |\\(position: .*");

    private final Configured configured;
    private final Wanted wanted;
    private final List<Coordinates> asked;
    private final Watch watch;

    Problem(Configured configured, Wanted wanted, Watch watch) {
        this.configured = configured;
        this.wanted = wanted;
        this.watch = watch;
        this.asked = wanted instanceof Wanted.Artifacts artifacts ? artifacts.all() : List.of();
    }

    /** What could not be had, and what each repository said to it. */
    private record Failed(Artifact artifact, List<Throwable> causes) {}

    MavenProblem of(RepositoryException failure) {
        var failed = failed(failure);
        if (failed == null) {
            return new MavenProblem(only(), String.valueOf(innermost(failure).getMessage()));
        }
        var what = Requests.coordinates(failed.artifact());
        if (find(failure, ModelBuildingException.class) instanceof ModelBuildingException it
                && find(failure, ArtifactResolutionException.class) == null) {
            return ofPom(what, it, failure);
        }
        for (var one : asked) {
            if (plain(one).equals(plain(what))) {
                // The reader has asked for a jar, and its POM was what the resolver wanted to see first.
                return new MavenProblem(one.toString(), reasons().sentence(one, one.toString(), failed.causes()));
            }
        }
        var about = about(what, failure);
        var name = (what.extension().equals("pom") ? "The POM of " + plain(what) : what.toString())
                + (about.isEmpty() || isBom(what) ? "" : ", which " + about + " needs,");
        return new MavenProblem(isBom(what) ? bom(what) : about, reasons().sentence(what, name, failed.causes()));
    }

    private Reasons reasons() {
        return new Reasons(configured, configured.remote(wanted, configured.online(watch)), watch);
    }

    /** A POM that is there, but has errors. */
    private MavenProblem ofPom(Coordinates what, ModelBuildingException failure, RepositoryException whole) {
        var first = failure.getProblems().stream()
                .filter(one -> one.getSeverity() != ModelProblem.Severity.WARNING)
                .findFirst();
        int line = first.map(ModelProblem::getLineNumber).orElse(0);
        var said = plain(first.map(ModelProblem::getMessage).orElse(String.valueOf(failure.getMessage())));
        if (wanted instanceof Wanted.Pom) {
            return new MavenProblem(
                    "", "The POM has an error" + (line > 0 ? " in its line " + line : "") + ": " + said + ".", line);
        }
        var about = asked.stream()
                .filter(one -> plain(one).equals(plain(what)))
                .findFirst()
                .map(Coordinates::toString)
                .orElseGet(() -> about(what, whole));
        return new MavenProblem(
                about,
                "The POM of " + plain(what) + " has an error" + (line > 0 ? " in its line " + line : "") + ": " + said
                        + ". What it needs can't be known; " + plain(what) + "@jar adds it alone.");
    }

    /** The parser tells its own position, and the file's path, which is said already or is nobody's. */
    private static String plain(String said) {
        return NOISE.matcher(said).replaceAll("").strip().replaceFirst("\\.$", "");
    }

    private boolean isBom(Coordinates what) {
        return !bom(what).isEmpty();
    }

    private String bom(Coordinates what) {
        return wanted instanceof Wanted.Artifacts artifacts
                ? artifacts.boms().stream()
                        .filter(one -> plain(one).equals(plain(what)))
                        .map(Coordinates::toString)
                        .findFirst()
                        .orElse("")
                : "";
    }

    private String only() {
        return asked.size() == 1 ? asked.getFirst().toString() : "";
    }

    private static @Nullable Failed failed(RepositoryException failure) {
        Artifact described = null;
        for (Throwable one = failure; one != null; one = one.getCause()) {
            if (one instanceof ArtifactDescriptorException it && it.getResult() != null) {
                described = it.getResult().getArtifact();
            }
            if (one instanceof VersionRangeResolutionException it && it.getResult() != null) {
                return new Failed(
                        it.getResult().getRequest().getArtifact(),
                        orElse(it.getResult().getExceptions(), it));
            }
            if (one instanceof VersionResolutionException it && it.getResult() != null) {
                return new Failed(
                        it.getResult().getRequest().getArtifact(),
                        orElse(it.getResult().getExceptions(), it));
            }
            if (one instanceof ArtifactResolutionException it && it.getResults() != null) {
                for (var result : it.getResults()) {
                    if (!result.isResolved()) {
                        // Of a parent that is missing, too, one wants to know which it is.
                        return new Failed(result.getRequest().getArtifact(), orElse(result.getExceptions(), it));
                    }
                }
            }
        }
        return described == null ? null : new Failed(described, List.of(innermost(failure)));
    }

    private static List<Throwable> orElse(List<Exception> some, Exception otherwise) {
        return some.isEmpty() ? List.of(otherwise) : new ArrayList<>(some);
    }

    static String plain(Coordinates one) {
        return one.group() + ":" + one.artifact() + ":" + one.version();
    }

    /** Returns which of the coordinates that were asked for has led to an artifact. */
    private String about(Coordinates what, RepositoryException failure) {
        var root = switch (failure) {
            case DependencyResolutionException it
            when it.getResult() != null -> it.getResult().getRoot();
            case DependencyCollectionException it
            when it.getResult() != null -> it.getResult().getRoot();
            default -> null;
        };
        if (root != null) {
            for (var child : root.getChildren()) {
                if (leadsTo(child, what)) {
                    return Requests.coordinates(child.getArtifact()).toString();
                }
            }
        }
        return only();
    }

    private static boolean leadsTo(DependencyNode node, Coordinates what) {
        var artifact = node.getArtifact();
        return (artifact != null && Requests.coordinates(artifact).key().equals(what.key()))
                || node.getChildren().stream().anyMatch(one -> leadsTo(one, what));
    }

    static <T extends Throwable> @Nullable T find(@Nullable Throwable in, Class<T> type) {
        for (Throwable one = in; one != null; one = one.getCause()) {
            if (type.isInstance(one)) {
                return type.cast(one);
            }
        }
        return null;
    }

    static Throwable innermost(Throwable failure) {
        var one = failure;
        while (one.getCause() != null) {
            one = Objects.requireNonNull(one.getCause());
        }
        return one;
    }
}
