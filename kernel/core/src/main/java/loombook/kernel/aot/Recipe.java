package loombook.kernel.aot;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a cache is made for: this JVM, its flags and its jars. A JVM refuses a cache that was made for others and starts
 * without one; then this recipe differs from the one that was written down with the cache.
 *
 * @param cache the file that the flags name
 * @param flags all other flags
 * @param jars the class path
 */
record Recipe(Path cache, List<String> flags, List<Path> jars) {
    static final String CACHE = "-XX:SharedArchiveFile=";

    /** Returns what this JVM was started with, unless its flags name no cache. */
    static Optional<Recipe> ofThisJvm() {
        var all = ManagementFactory.getRuntimeMXBean().getInputArguments();
        var flags = all.stream().filter(flag -> !flag.startsWith(CACHE)).toList();
        var jars = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        return all.stream()
                .filter(flag -> flag.startsWith(CACHE))
                .findFirst()
                .map(flag -> new Recipe(Path.of(flag.substring(CACHE.length())), flags, jars));
    }

    /** Returns whether a JVM with an agent is wanted: it takes no cache, and a second one may find the port taken. */
    boolean hasAgent() {
        return flags.stream().anyMatch(flag -> flag.startsWith("-agent") || flag.startsWith("-javaagent"));
    }

    String classPath() {
        return String.join(File.pathSeparator, jars.stream().map(Path::toString).toList());
    }

    /**
     * Describes it in lines that differ when anything does.
     *
     * @throws IOException when a jar is missing
     */
    String describe() throws IOException {
        var lines = new ArrayList<String>();
        lines.add("JVM: " + System.getProperty("java.vm.vendor") + " " + System.getProperty("java.vm.version"));
        lines.add(file(Path.of(System.getProperty("java.home"), "lib", "modules")));
        flags.forEach(flag -> lines.add("flag: " + flag));
        for (var jar : jars) {
            lines.add(file(jar));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String file(Path file) throws IOException {
        return "file: " + file + ", " + Files.size(file) + " bytes, " + Files.getLastModifiedTime(file);
    }
}
