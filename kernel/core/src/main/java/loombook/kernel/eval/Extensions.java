package loombook.kernel.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;

/** Libraries for JJava that want to do something as soon as they are on the class path, as to import their own names. */
final class Extensions {
    /** The Java that lets them do it. */
    static final String INSTALL = "loombook.jjava.Extensions.install();";

    private static final String ENTRY = "META-INF/services/org.dflib.jjava.jupyter.Extension";

    private Extensions() {}

    /** Returns whether there is one among jars and folders. */
    static boolean areIn(List<Path> paths) {
        return paths.stream().anyMatch(Extensions::isIn);
    }

    private static boolean isIn(Path path) {
        if (Files.isDirectory(path)) {
            return Files.exists(path.resolve(ENTRY));
        }
        try (var jar = new ZipFile(path.toFile())) {
            return jar.getEntry(ENTRY) != null;
        } catch (IOException e) {
            return false; // no jar: who wants something of it is told
        }
    }
}
