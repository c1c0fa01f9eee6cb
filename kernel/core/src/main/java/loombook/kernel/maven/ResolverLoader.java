package loombook.kernel.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import loombook.link.ToRuntime;
import org.jspecify.annotations.Nullable;

/**
 * Loads Maven's resolver from a folder beside the kernel's other jars. On the kernel's class path its thirty jars made each
 * start slower: whatever looks there for a service opens all of them.
 */
final class ResolverLoader extends URLClassLoader {
    private static final String PACKAGE = Finder.class.getPackageName() + ".resolver.";
    private static final String ENTRY = PACKAGE + "Resolver";

    static {
        registerAsParallelCapable();
    }

    private ResolverLoader(List<URL> jars) {
        super("maven", jars.toArray(URL[]::new), Finder.class.getClassLoader());
    }

    /** Returns a resolver that takes such settings. */
    static Finder resolver(@Nullable Path settings) {
        try {
            return Class.forName(ENTRY, true, loader())
                    .asSubclass(Finder.class)
                    .getConstructor(Path.class)
                    .newInstance(settings);
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new IllegalStateException(
                    "The part of the kernel that knows Maven's repositories can't be loaded", e);
        }
    }

    private static ClassLoader loader() {
        var folder = location(ToRuntime.class).resolveSibling("maven");
        if (!Files.isDirectory(folder)) {
            // As in the kernel's own tests: it is on the class path.
            return Finder.class.getClassLoader();
        }
        try (var files = Files.list(folder)) {
            var jars = new ArrayList<URL>();
            jars.add(location(Finder.class).toUri().toURL());
            for (var jar : files.filter(one -> one.toString().endsWith(".jar"))
                    .sorted()
                    .toList()) {
                jars.add(jar.toUri().toURL());
            }
            return new ResolverLoader(jars);
        } catch (MalformedURLException e) {
            throw new IllegalStateException("A path is always an address", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path location(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("An address of a jar is always a path", e);
        }
    }

    /** The parent could find our own part of it, but not what that needs. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(PACKAGE)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            var known = findLoadedClass(name);
            return known == null ? findClass(name) : known;
        }
    }
}
