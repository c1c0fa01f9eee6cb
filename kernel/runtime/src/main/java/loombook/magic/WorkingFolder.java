package loombook.magic;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import loombook.agent.Surroundings;
import org.jspecify.annotations.Nullable;

/** {@code %pwd} and {@code %cd}. */
final class WorkingFolder {
    private static @Nullable Path before;

    private WorkingFolder() {}

    static String get(List<String> arguments) {
        if (!arguments.isEmpty()) {
            throw new MagicException("%pwd takes nothing after its name; %cd FOLDER goes to a folder.");
        }
        return Surroundings.folder().toString();
    }

    static synchronized String change(List<String> arguments) {
        if (arguments.size() > 1) {
            throw new MagicException("%cd goes to one folder, and these are " + arguments.size()
                    + ": put a name that has blanks between quotes.");
        }
        var now = Surroundings.folder();
        var next = target(arguments.isEmpty() ? "~" : arguments.getFirst(), now).normalize();
        if (!Files.isDirectory(next)) {
            throw new MagicException(
                    Files.exists(next)
                            ? next + " is a file; %cd goes to a folder."
                            : "There is no folder " + next + ".");
        }
        before = now;
        Surroundings.folder(next);
        return next.toString();
    }

    private static Path target(String named, Path now) {
        if (named.equals("-")) {
            if (before == null) {
                throw new MagicException("There is no folder to go back to: nobody has left one yet.");
            }
            return before;
        }
        return now.resolve(Home.path(named));
    }
}
