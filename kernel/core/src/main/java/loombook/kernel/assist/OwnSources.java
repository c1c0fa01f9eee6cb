package loombook.kernel.assist;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jdk.jshell.SourceCodeAnalysis;
import org.jspecify.annotations.Nullable;

/**
 * The sources of what Loombook gives to cells, from which JShell takes its documentation as it takes that of the JDK's
 * classes from {@code src.zip}. The build puts them into the kernel's jar. Nothing is read before somebody inspects.
 *
 * <p>JShell itself would open {@code src.zip} in such a way that a second JShell of the same process can't; so it is
 * opened here, once, and for as long as the process lives.
 */
final class OwnSources {
    private static final System.Logger LOG = System.getLogger("loombook.kernel");
    private static final String FOLDER = "runtime-sources";

    private static @Nullable List<Path> all;

    private OwnSources() {}

    /** Has an analysis look for documentation in them, and in the JDK's sources where they are. */
    static synchronized void addTo(SourceCodeAnalysis analysis) {
        try {
            var found = all;
            if (found == null) {
                found = find();
                all = found;
            }
            var known = analysis.getClass().getDeclaredField("availableSources");
            known.setAccessible(true);
            known.set(analysis, found);
        } catch (ReflectiveOperationException | RuntimeException | IOException | URISyntaxException e) {
            // A JVM without the flag that opens JShell, or a JShell that differs: then it finds the JDK's alone.
            LOG.log(System.Logger.Level.DEBUG, "JShell does not find the sources of Loombook", e);
        }
    }

    private static List<Path> find() throws IOException, URISyntaxException {
        var found = new ArrayList<Path>();
        found.add(inside(Path.of(OwnSources.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI()))
                .resolve(FOLDER));
        var jdk = Path.of(System.getProperty("java.home"), "lib", "src.zip");
        if (Files.isReadable(jdk)) {
            try (var modules = Files.list(inside(jdk))) {
                modules.filter(Files::isDirectory).forEach(found::add);
            }
        }
        return List.copyOf(found);
    }

    /** Returns the root of what is in an archive; a folder is its own. */
    private static Path inside(Path place) throws IOException {
        return Files.isDirectory(place)
                ? place
                : FileSystems.newFileSystem(place, Map.of()).getPath("/");
    }
}
