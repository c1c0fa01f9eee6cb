package loombook.magic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.List;
import loombook.agent.Surroundings;
import org.jspecify.annotations.Nullable;

/** {@code %%writefile}. */
final class WriteFile {
    private WriteFile() {}

    /** Writes the body, as UTF-8. */
    static @Nullable Object write(List<String> arguments, String body) throws IOException {
        boolean appends = arguments.contains("-a") || arguments.contains("--append");
        var names = arguments.stream()
                .filter(one -> !one.equals("-a") && !one.equals("--append"))
                .toList();
        if (names.size() != 1 || names.getFirst().startsWith("-")) {
            throw new MagicException("One file is to be written: %%writefile [-a] FILE; put a name that has blanks"
                    + " between quotes.");
        }
        var named = names.getFirst();
        var file = Surroundings.resolve(Home.path(named));
        if (Files.isDirectory(file)) {
            throw new MagicException(named + " is a folder: %%writefile needs the name of a file.");
        }
        var folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new MagicException("There is no folder " + folder + " to write " + file.getFileName() + " into.");
        }
        boolean wasThere = Files.exists(file);
        // A front end gives a cell without the end of its last line.
        var text = body.isEmpty() || body.endsWith("\n") ? body : body + "\n";
        try {
            var _ = appends
                    ? Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND)
                    : Files.writeString(file, text);
        } catch (java.nio.file.AccessDeniedException e) {
            throw new MagicException(named + " can't be written: you are not allowed to.", e);
        }
        System.out.println((!wasThere ? "Writing " : appends ? "Appending to " : "Overwriting ") + named);
        return null;
    }
}
