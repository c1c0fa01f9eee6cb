package loombook.kernel.maven.resolver;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import loombook.kernel.maven.Coordinates;
import loombook.kernel.maven.MavenProblem;
import loombook.kernel.maven.Watch;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.resolution.VersionRangeResolutionException;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.transfer.ArtifactTransferException;
import org.eclipse.aether.transfer.ChecksumFailureException;
import org.jspecify.annotations.Nullable;

/**
 * Says in one sentence why artifacts can't be had. The resolver tells that as exceptions within exceptions: about each
 * artifact one for each repository.
 */
record Problem(Configured configured, List<Coordinates> wanted, Watch watch) {
    MavenProblem of(DependencyResolutionException failure) {
        var failed = failed(failure);
        if (failed == null) {
            return new MavenProblem(only(), String.valueOf(innermost(failure).getMessage()));
        }
        var what = Resolver.coordinates(failed.artifact());
        for (var one : wanted) {
            if (plain(one).equals(plain(what))) {
                // The reader has asked for a jar, and its POM was what the resolver wanted to see first.
                return new MavenProblem(one.toString(), sentence(one, one.toString(), failed.causes()));
            }
        }
        var about = about(what, failure);
        var name = (what.extension().equals("pom") ? "The POM of " + plain(what) : what.toString())
                + (about.isEmpty() ? "" : ", which " + about + " needs,");
        return new MavenProblem(about, sentence(what, name, failed.causes()));
    }

    private String only() {
        return wanted.size() == 1 ? wanted.getFirst().toString() : "";
    }

    /** What could not be had, and what each repository said to it. */
    private record Failed(Artifact artifact, List<Throwable> causes) {}

    private static @Nullable Failed failed(DependencyResolutionException failure) {
        Artifact described = null;
        for (Throwable one = failure; one != null; one = one.getCause()) {
            if (one instanceof ArtifactDescriptorException it && it.getResult() != null) {
                described = it.getResult().getArtifact();
            }
            if (one instanceof VersionRangeResolutionException it && it.getResult() != null) {
                return new Failed(it.getResult().getRequest().getArtifact(), List.of(it));
            }
            if (one instanceof ArtifactResolutionException it && it.getResults() != null) {
                for (var result : it.getResults()) {
                    if (!result.isResolved()) {
                        // Of a parent that is missing, too, one wants to know which it is.
                        var artifact = result.getRequest().getArtifact();
                        var causes = new ArrayList<Throwable>(result.getExceptions());
                        return new Failed(artifact, causes.isEmpty() ? List.of(it) : causes);
                    }
                }
            }
        }
        return described == null ? null : new Failed(described, List.of(innermost(failure)));
    }

    private String sentence(Coordinates what, String name, List<Throwable> causes) {
        for (var cause : causes) {
            if (find(cause, ChecksumFailureException.class) instanceof ChecksumFailureException it) {
                return name + " can't be trusted: " + checksum(it) + " in " + repository(cause)
                        + ". Nothing of it was kept; try again, or tell whoever runs that repository.";
            }
        }
        if (configured.offline()) {
            return name + " is not in the local repository " + configured.local() + ", and " + configured.file()
                    + " forbids to look elsewhere (offline).";
        }
        for (var cause : causes) {
            if (cause instanceof ArtifactTransferException && !(cause instanceof ArtifactNotFoundException)) {
                return name + " is not in the local repository " + configured.local() + ", and " + repository(cause)
                        + " " + unreachable(cause) + ".";
            }
        }
        if (causes.stream().allMatch(ArtifactNotFoundException.class::isInstance)) {
            var versions = new Versions(configured, watch).near(what);
            return name + " was not found in " + searched() + (versions.isEmpty() ? "." : ": " + versions + ".");
        }
        return name + " can't be had: " + innermost(causes.getFirst()).getMessage();
    }

    private static String plain(Coordinates one) {
        return one.group() + ":" + one.artifact() + ":" + one.version();
    }

    private String searched() {
        var remote = configured.remote().stream().map(Problem::words).collect(Collectors.joining(", "));
        return "the local repository " + configured.local() + (remote.isEmpty() ? "" : " and in " + remote);
    }

    private static String words(RemoteRepository one) {
        return one.getId() + " (" + one.getUrl() + ")";
    }

    private String repository(Throwable cause) {
        return cause instanceof ArtifactTransferException it && it.getRepository() != null
                ? words(it.getRepository())
                : configured.remote().stream().map(Problem::words).collect(Collectors.joining(", "));
    }

    private static String checksum(ChecksumFailureException it) {
        return it.getExpected() == null || it.getExpected().isEmpty()
                ? "there is no checksum of it"
                : "its checksum is " + it.getActual() + ", but should be " + it.getExpected();
    }

    private static String unreachable(Throwable cause) {
        var inner = innermost(cause);
        return switch (inner) {
            case UnknownHostException it -> "can't be reached: there is no network, or no host " + it.getMessage();
            case SocketTimeoutException _ -> "does not answer in time: " + inner.getMessage();
            case ConnectException _ -> "can't be reached: " + inner.getMessage();
            default -> "has failed: " + inner.getMessage();
        };
    }

    /** Returns which of the coordinates that were asked for has led to an artifact. */
    private String about(Coordinates what, DependencyResolutionException failure) {
        var root = failure.getResult() == null ? null : failure.getResult().getRoot();
        if (root != null) {
            for (var child : root.getChildren()) {
                if (leadsTo(child, what)) {
                    return Resolver.coordinates(child.getArtifact()).toString();
                }
            }
        }
        return only();
    }

    private static boolean leadsTo(DependencyNode node, Coordinates what) {
        var artifact = node.getArtifact();
        return (artifact != null && Resolver.coordinates(artifact).key().equals(what.key()))
                || node.getChildren().stream().anyMatch(one -> leadsTo(one, what));
    }

    private static <T extends Throwable> @Nullable T find(Throwable in, Class<T> type) {
        for (Throwable one = in; one != null; one = one.getCause()) {
            if (type.isInstance(one)) {
                return type.cast(one);
            }
        }
        return null;
    }

    private static Throwable innermost(Throwable failure) {
        var one = failure;
        while (one.getCause() != null) {
            one = Objects.requireNonNull(one.getCause());
        }
        return one;
    }
}
