package loombook.kernel.maven;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A repository that a notebook names.
 *
 * @param id its name; the settings.xml may have a user and a password for it
 */
public record Repository(String id, String url) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]+");

    /**
     * Reads a name and an address.
     *
     * @throws MavenProblem when one of them is none
     */
    public static Repository of(String id, String url) throws MavenProblem {
        if (!ID.matcher(id).matches()) {
            throw new MavenProblem(
                    id, "\"" + id + "\" is no name of a repository: take letters, digits, -, _ and dots.");
        }
        return new Repository(id, address(url));
    }

    /**
     * Reads {@code id=url}, or an address alone.
     *
     * @throws MavenProblem when it is neither
     */
    public static Repository parse(String text) throws MavenProblem {
        int equals = text.indexOf('=');
        if (equals > 0 && ID.matcher(text.substring(0, equals)).matches()) {
            return of(text.substring(0, equals), text.substring(equals + 1));
        }
        var address = address(text);
        var host = URI.create(address).getHost();
        return new Repository(
                host == null ? "from-" + Path.of(URI.create(address)).getFileName() : "from-" + host, address);
    }

    private static String address(String text) throws MavenProblem {
        var folder = folder(text);
        if (folder != null) {
            return folder.toUri().toString();
        }
        try {
            var uri = new URI(text);
            var scheme = uri.getScheme();
            if (("file".equals(scheme) && uri.getPath() != null)
                    || (("http".equals(scheme) || "https".equals(scheme)) && uri.getHost() != null)) {
                return text;
            }
        } catch (URISyntaxException e) {
            // Said below as well.
        }
        throw new MavenProblem(
                text,
                "\"" + text + "\" is no address of a repository: it begins with https://, http:// or file:, or is a"
                        + " folder that there is.");
    }

    private static @Nullable Path folder(String text) {
        try {
            var path = Path.of(text);
            return Files.isDirectory(path) ? path.toAbsolutePath() : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /** Returns it for a reader. */
    @Override
    public String toString() {
        return id + " (" + url + ")";
    }
}
