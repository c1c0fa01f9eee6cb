package loombook.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Why a program was not found: where it was looked for, and what is named nearly so. */
final class ProgramSearch {
    private static final int NEAR = 2;
    private static final int MOST = 3;

    private ProgramSearch() {}

    static CommandException explain(
            String program, @Nullable Path directory, @Nullable String ownPath, IOException cause) {
        if (program.contains("/") || program.contains(File.separator)) {
            var path = directory == null ? Path.of(program) : directory.resolve(program);
            var why = !Files.exists(path)
                    ? "There is no program " + path.toAbsolutePath() + "."
                    : Files.isDirectory(path)
                            ? path.toAbsolutePath() + " is a folder and no program."
                            : !Files.isExecutable(path)
                                    ? path.toAbsolutePath() + " may not be run: it is not executable (chmod +x)."
                                    : path.toAbsolutePath() + " can't be run: " + cause.getMessage() + ".";
            return new CommandException.NotFound(why, cause);
        }
        var path = System.getenv().getOrDefault("PATH", "");
        var near = nearest(program, path);
        // The JVM's own PATH counts, as with Python's subprocess the parent's.
        var hint = ownPath == null ? "" : " The PATH given to the command itself does not count for that.";
        return new CommandException.NotFound(
                "There is no program named \"" + program + "\" in the folders of PATH (" + path + ")."
                        + (near.isEmpty() ? "" : " Nearest: " + near + ".")
                        + (program.contains(" ") ? " Pass arguments as words of their own, or use shell(..)." : "")
                        + hint,
                cause);
    }

    private static String nearest(String program, String path) {
        var near = new TreeMap<Integer, TreeMap<String, Boolean>>();
        for (var folder : path.split(File.pathSeparator, -1)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(folder))) {
                for (var file : files) {
                    var name = String.valueOf(file.getFileName());
                    int distance = distance(program, name);
                    if (distance <= NEAR && distance < program.length()) {
                        near.computeIfAbsent(distance, _ -> new TreeMap<>()).put(name, true);
                    }
                }
            } catch (IOException | RuntimeException e) {
                // PATH may name folders that are not there.
            }
        }
        return String.join(
                ", ",
                near.values().stream()
                        .flatMap(names -> names.keySet().stream())
                        .limit(MOST)
                        .toList());
    }

    /** Levenshtein's distance, or more than near for names that can't be. */
    private static int distance(String one, String other) {
        if (Math.abs(one.length() - other.length()) > NEAR) {
            return NEAR + 1;
        }
        var previous = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            var row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(previous[j], row[j - 1]));
            }
            previous = row;
        }
        return previous[other.length()];
    }
}
