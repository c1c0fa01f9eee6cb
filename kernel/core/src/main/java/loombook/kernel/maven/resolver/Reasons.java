package loombook.kernel.maven.resolver;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import loombook.kernel.maven.Coordinates;
import loombook.kernel.maven.LocalArtifacts;
import loombook.kernel.maven.Watch;
import org.apache.http.client.HttpResponseException;
import org.apache.http.conn.ConnectTimeoutException;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.transfer.ArtifactTransferException;
import org.eclipse.aether.transfer.ChecksumFailureException;
import org.eclipse.aether.transfer.MetadataNotFoundException;
import org.eclipse.aether.transfer.MetadataTransferException;
import org.jspecify.annotations.Nullable;

/** Why repositories have not given an artifact, in a sentence. */
record Reasons(Configured configured, List<RemoteRepository> repositories, Watch watch) {
    private static final int WHO_ARE_YOU = 401;
    private static final int FORBIDDEN = 403;
    private static final int PROXY_ASKS = 407;

    String sentence(Coordinates what, String name, List<Throwable> causes) {
        for (var cause : causes) {
            if (Problem.find(cause, ChecksumFailureException.class) instanceof ChecksumFailureException it) {
                return name + " can't be trusted: " + checksum(it) + " in " + repository(cause)
                        + ". Nothing of it was kept; try again, or tell whoever runs that repository.";
            }
        }
        if (configured.offline()) {
            return name + " is not in the local repository " + configured.local() + ", and " + configured.file()
                    + " forbids to look elsewhere (offline).";
        }
        for (var cause : causes) {
            if (isFailure(cause)) {
                return name + " is not in the local repository " + configured.local() + ", and " + repository(cause)
                        + " " + unreachable(cause) + ".";
            }
        }
        if (what.isChanging() || causes.stream().allMatch(Reasons::isNotFound)) {
            var versions = new Versions(configured, repositories, watch).near(what);
            var similar = versions.isEmpty() ? similar(what) : "";
            return name + " was not found in " + searched() + hint(versions, similar);
        }
        return name + " can't be had: " + Problem.innermost(causes.getFirst()).getMessage();
    }

    private static String hint(String versions, String similar) {
        return !versions.isEmpty() ? ": " + versions + "." : similar.isEmpty() ? "." : ": " + similar;
    }

    private String similar(Coordinates what) {
        var names = new LocalArtifacts(configured.local()).like(what.group(), what.artifact());
        return names.isEmpty() ? "" : "was " + String.join(" or ", names) + " meant?";
    }

    private static boolean isNotFound(Throwable cause) {
        return cause instanceof ArtifactNotFoundException || cause instanceof MetadataNotFoundException;
    }

    private static boolean isFailure(Throwable cause) {
        return (cause instanceof ArtifactTransferException || cause instanceof MetadataTransferException)
                && !isNotFound(cause);
    }

    private String searched() {
        return "the local repository " + configured.local() + (repositories.isEmpty() ? "" : " and in " + all());
    }

    private String all() {
        return repositories.stream().map(Reasons::words).collect(Collectors.joining(", "));
    }

    private static String words(RemoteRepository one) {
        return one.getId() + " (" + one.getUrl() + ")";
    }

    private static @Nullable RemoteRepository asked(Throwable cause) {
        return switch (cause) {
            case ArtifactTransferException it -> it.getRepository();
            case MetadataTransferException it -> it.getRepository();
            default -> null;
        };
    }

    private String repository(Throwable cause) {
        return asked(cause) instanceof RemoteRepository it ? words(it) : all();
    }

    private static String checksum(ChecksumFailureException it) {
        return it.getExpected() == null || it.getExpected().isEmpty()
                ? "there is no checksum of it"
                : "its checksum is " + it.getActual() + ", but should be " + it.getExpected();
    }

    private String unreachable(Throwable cause) {
        var inner = Problem.innermost(cause);
        return switch (inner) {
            case UnknownHostException it -> "can't be reached: there is no network, or no host " + it.getMessage();
            case ConnectTimeoutException _ ->
                "does not answer in time: there was no connection within " + MavenSettings.CONNECT_MS / 1000 + " s";
            case SocketTimeoutException _ -> "does not answer in time" + silence(cause);
            case ConnectException _ -> "can't be reached: " + inner.getMessage();
            case SSLException _ -> "can't be trusted: no safe connection comes about (" + inner.getMessage() + ")";
            case HttpResponseException it -> refused(it, asked(cause));
            default -> "has failed: " + inner.getMessage();
        };
    }

    private String silence(Throwable cause) {
        return asked(cause) instanceof RemoteRepository it
                ? ": it was silent for " + configured.patience(it) + " s"
                : ": " + Problem.innermost(cause).getMessage();
    }

    private String refused(HttpResponseException it, @Nullable RemoteRepository by) {
        var id = by == null ? "" : by.getId();
        return switch (it.getStatusCode()) {
            case WHO_ARE_YOU, FORBIDDEN -> {
                var undecrypted = configured.unreadable().get(id);
                if (undecrypted != null) {
                    yield "refuses the password of the <server> " + id + " in " + configured.file()
                            + ", for that is encrypted and can't be decrypted (" + undecrypted
                            + "): it takes the settings-security.xml with which it was encrypted";
                }
                yield by != null && by.getAuthentication() != null
                        ? "refuses the user and password of the <server> " + id + " in " + configured.file() + " ("
                                + it.getStatusCode() + ")"
                        : "wants a user and a password (" + it.getStatusCode()
                                + "): give them to a <server> with the <id> " + id + " in " + configured.file();
            }
            case PROXY_ASKS ->
                "is behind a proxy that wants another user and password: give them to the <proxy> in "
                        + configured.file();
            default -> "has failed: " + it.getMessage();
        };
    }
}
