package loombook.kernel.assist;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * The source files of what cells can use: of the JDK in its {@code src.zip}, of Loombook in the kernel's jar, into which
 * the build puts them, and of dependencies in their jars of sources, or else of documentation. Nothing is opened before somebody asks.
 */
final class OwnSources {
    private static final System.Logger LOG = System.getLogger("loombook.kernel");
    private static final String FOLDER = "runtime-sources";
    private static final int MOST_OPEN = 20;
    private static final Map<Path, FileSystem> OPEN = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, FileSystem> eldest) {
            if (size() > MOST_OPEN) {
                try {
                    eldest.getValue().close();
                } catch (IOException e) {
                    LOG.log(System.Logger.Level.DEBUG, "A jar of sources can't be closed", e);
                }
                return true;
            }
            return false;
        }
    };

    private OwnSources() {}

    /** Returns the text of the file in which a class stands, or null when it is not here. */
    static synchronized @Nullable String of(
            TypeElement outermost, Elements elements, @Nullable URI classFile, SourceJars jars) {
        var file = outermost.getQualifiedName().toString().replace('.', '/') + ".java";
        try {
            var module = elements.getModuleOf(outermost);
            if (module != null && !module.isUnnamed()) {
                var jdk = Path.of(System.getProperty("java.home"), "lib", "src.zip");
                return Files.isReadable(jdk)
                        ? text(inside(jdk)
                                .resolve(module.getQualifiedName().toString())
                                .resolve(file))
                        : null;
            }
            var own = text(inside(kernel()).resolve(FOLDER).resolve(file));
            if (own != null) {
                return own;
            }
            var jar = jar(classFile);
            var sources = jar == null ? null : jars.of(jar);
            var there = sources == null ? null : text(inside(sources).resolve(file));
            return there != null || jar == null ? there : text(inside(jar).resolve(file));
        } catch (IOException | URISyntaxException | RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "The source of " + file + " can't be read", e);
            return null;
        }
    }

    /** Returns the page of a class in the jar of its documentation, or null when it is not here. */
    static synchronized @Nullable String page(
            TypeElement type, Elements elements, @Nullable URI classFile, SourceJars jars) {
        try {
            var jar = jar(classFile);
            var pages = jar == null ? null : jars.of(jar);
            if (pages == null) {
                return null;
            }
            var home = elements.getPackageOf(type).getQualifiedName().toString();
            var name = type.getQualifiedName().toString().substring(home.isEmpty() ? 0 : home.length() + 1);
            var file = home.replace('.', '/') + "/" + name + ".html";
            var root = inside(pages);
            var page = text(root.resolve(file));
            return page != null ? page : ofModules(root, file);
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "The page of " + type + " can't be read", e);
            return null;
        }
    }

    private static @Nullable String ofModules(Path root, String file) throws IOException {
        try (var modules = Files.newDirectoryStream(root, Files::isDirectory)) {
            for (var module : modules) {
                var page = text(module.resolve(file));
                if (page != null) {
                    return page;
                }
            }
        }
        return null;
    }

    private static Path kernel() throws URISyntaxException {
        return Path.of(OwnSources.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    /** Returns the jar, or the folder, from which a class is. */
    private static @Nullable Path jar(@Nullable URI classFile) {
        if (classFile == null || !"jar".equals(classFile.getScheme())) {
            return null;
        }
        var text = classFile.getRawSchemeSpecificPart();
        int end = text.indexOf("!/");
        return end < 0 ? null : Path.of(URI.create(text.substring(0, end)));
    }

    private static @Nullable String text(Path file) throws IOException {
        return Files.isReadable(file) ? Files.readString(file) : null;
    }

    /** Returns the root of what is in an archive; a folder is its own. */
    private static Path inside(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            return place;
        }
        var open = OPEN.get(place);
        if (open == null) {
            open = FileSystems.newFileSystem(place, Map.of());
            OPEN.put(place, open);
        }
        return open.getPath("/");
    }
}
