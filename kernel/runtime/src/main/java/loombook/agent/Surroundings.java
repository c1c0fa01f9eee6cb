package loombook.agent;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The folder and the environment that {@code %cd} and {@code %env} have set. A JVM can change neither of its own: they
 * hold for the programs that it starts, and for magics. Safe for any number of threads.
 */
public final class Surroundings {
    private static final Map<String, Optional<String>> CHANGED = new ConcurrentHashMap<>();
    private static volatile @Nullable Path folder;

    private Surroundings() {}

    /** Returns the folder, with its whole path. */
    public static Path folder() {
        var now = folder;
        return now == null ? Path.of("").toAbsolutePath() : now;
    }

    /** Goes to another folder. */
    public static void folder(Path next) {
        folder = next;
        MagicLink.folder(next.toString());
    }

    /** Returns a path as it is meant in this folder. */
    public static Path resolve(Path path) {
        var now = folder;
        return now == null ? path : now.resolve(path);
    }

    /** Sets a variable; null takes it out. */
    public static void set(String variable, @Nullable String value) {
        CHANGED.put(variable, Optional.ofNullable(value));
    }

    /** Returns all variables by their names. */
    public static Map<String, String> environment() {
        var all = new TreeMap<>(System.getenv());
        change(all);
        return all;
    }

    /** Gives both to a program that is about to be started. */
    public static void applyTo(ProcessBuilder program) {
        var now = folder;
        if (now != null) {
            program.directory(now.toFile());
        }
        change(program.environment());
    }

    private static void change(Map<String, String> all) {
        CHANGED.forEach((variable, value) -> {
            if (value.isPresent()) {
                all.put(variable, value.get());
            } else {
                all.remove(variable);
            }
        });
    }
}
