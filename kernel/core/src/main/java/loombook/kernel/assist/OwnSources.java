package loombook.kernel.assist;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jdk.jshell.SourceCodeAnalysis;

/**
 * The sources of what Loombook gives to cells, from which JShell takes its documentation, as it takes that of the JDK's
 * classes from {@code src.zip}. The build puts them into the kernel's jar; nothing is read before somebody inspects.
 */
final class OwnSources {
    private static final System.Logger LOG = System.getLogger("loombook.kernel");
    private static final String FOLDER = "/runtime-sources";
    private static final String FILE = FOLDER + "/loombook/Notebook.java";

    private OwnSources() {}

    /** Has an analysis look for documentation in them as well. Does nothing the second time. */
    static synchronized void addTo(SourceCodeAnalysis analysis) {
        try {
            var known = analysis.getClass().getDeclaredField("availableSources");
            known.setAccessible(true);
            var find = analysis.getClass().getDeclaredMethod("findSources");
            find.setAccessible(true);
            var folder = folder();
            var all = new ArrayList<Path>();
            for (var one : (List<?>) find.invoke(analysis)) {
                all.add((Path) one);
            }
            if (!all.contains(folder)) {
                all.add(folder);
                known.set(analysis, List.copyOf(all));
            }
        } catch (ReflectiveOperationException | RuntimeException | IOException e) {
            // A JVM without the flag that opens JShell, or a JShell that differs: then there are signatures only.
            LOG.log(System.Logger.Level.DEBUG, "JShell does not find the sources of Loombook", e);
        }
    }

    private static Path folder() throws IOException {
        var file = OwnSources.class.getResource(FILE);
        if (file == null) {
            throw new IOException("The kernel was built without " + FILE);
        }
        try {
            var uri = file.toURI();
            return uri.getScheme().equals("jar")
                    ? open(uri).getPath(FOLDER)
                    : Path.of(uri).resolveSibling("..").normalize();
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static FileSystem open(URI inJar) throws IOException {
        try {
            return FileSystems.newFileSystem(inJar, Map.of());
        } catch (FileSystemAlreadyExistsException e) {
            return FileSystems.getFileSystem(inJar);
        }
    }
}
