package loombook.kernel.assist;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names of all classes that cells can import: of the JDK and of what is on the class path. Whether a class is public
 * is not known here. Safe for any number of threads.
 */
public final class TypeIndex {
    private static final System.Logger LOG = System.getLogger("loombook.kernel");
    private static final Pattern CLASS = Pattern.compile("((?:[\\w$]+/)*)([\\p{L}_][\\p{L}\\p{N}_]*)\\.class");
    private static final Map<Path, TypeIndex> PLACES = new ConcurrentHashMap<>();

    /** In it are the JDK's classes, which are looked for when they are first asked for. */
    private static final class Jdk {
        static final TypeIndex ALL = new TypeIndex();

        static {
            ModuleFinder.ofSystem().findAll().forEach(Jdk::add);
        }

        private static void add(ModuleReference module) {
            var exported = module.descriptor().exports().stream()
                    .filter(one -> !one.isQualified())
                    .map(ModuleDescriptor.Exports::source)
                    .collect(Collectors.toSet());
            if (exported.isEmpty()) {
                return;
            }
            try (var reader = module.open();
                    var names = reader.list()) {
                names.forEach(name -> ALL.add(name, exported::contains));
            } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "The classes of a module can't be listed", e);
            }
        }
    }

    private final NavigableMap<String, List<String>> types = new TreeMap<>();
    private final NavigableSet<String> packages = new TreeSet<>();

    private TypeIndex() {}

    /** Returns those of the JDK, and of each jar and folder. */
    private static Stream<TypeIndex> of(List<Path> classPath) {
        return Stream.concat(
                Stream.of(Jdk.ALL), classPath.stream().map(place -> PLACES.computeIfAbsent(place, TypeIndex::read)));
    }

    /** Returns the qualified names of the types whose simple name begins so. */
    public static List<String> beginning(String prefix, List<Path> classPath) {
        return of(classPath)
                .flatMap(one -> one.types.subMap(prefix, prefix + Character.MAX_VALUE).values().stream())
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /** Returns the qualified names of the types of a simple name. */
    public static List<String> named(String name, List<Path> classPath) {
        return of(classPath)
                .flatMap(one -> one.types.getOrDefault(name, List.of()).stream())
                .distinct()
                .toList();
    }

    /** Returns the next parts of the names of packages that begin so; of {@code java.ut} it is {@code util}. */
    static List<String> packages(String prefix, List<Path> classPath) {
        int from = prefix.lastIndexOf('.') + 1;
        return of(classPath)
                .flatMap(one -> one.packages.subSet(prefix, prefix + Character.MAX_VALUE).stream())
                .map(one -> one.substring(from))
                .map(one -> one.contains(".") ? one.substring(0, one.indexOf('.')) : one)
                .distinct()
                .toList();
    }

    /** Finds out what is in the JDK and on a class path, so that nobody waits for it later. */
    public static void prepare(List<Path> classPath) {
        var _ = named("", classPath);
    }

    private static TypeIndex read(Path place) {
        var index = new TypeIndex();
        try {
            if (Files.isDirectory(place)) {
                try (var files = Files.walk(place)) {
                    files.forEach(file -> index.add(
                            place.relativize(file)
                                    .toString()
                                    .replace(file.getFileSystem().getSeparator(), "/"),
                            _ -> true));
                }
            } else if (Files.isReadable(place)) {
                try (var jar = new JarFile(place.toFile())) {
                    jar.stream().forEach(entry -> index.add(entry.getName(), _ -> true));
                }
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "The classes in " + place + " can't be listed", e);
        }
        return index;
    }

    private void add(String file, java.util.function.Predicate<String> exported) {
        var match = CLASS.matcher(file);
        if (!match.matches() || match.group(1).isEmpty()) {
            return;
        }
        var in = match.group(1).substring(0, match.group(1).length() - 1).replace('/', '.');
        if (exported.test(in)) {
            packages.add(in);
            types.computeIfAbsent(match.group(2), _ -> new ArrayList<>(1)).add(in + "." + match.group(2));
        }
    }
}
