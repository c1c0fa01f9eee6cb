package loombook.kernel.magic;

import java.nio.file.Path;

/** Names of files as users write them. */
final class FileNames {
    private FileNames() {}

    /** Returns the path that is meant in a folder; {@code ~} is the user's own. */
    static Path in(Path folder, String named) {
        var home = System.getProperty("user.home", "/");
        var path = named.equals("~")
                ? Path.of(home)
                : named.startsWith("~/") ? Path.of(home, named.substring(2)) : Path.of(named);
        return folder.resolve(path).normalize();
    }
}
