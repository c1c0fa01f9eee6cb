package loombook.magic;

import java.nio.file.Path;

/** The user's folder in the names of files. */
final class Home {
    private Home() {}

    /** Returns a path, with the user's folder in the place of {@code ~}. */
    static Path path(String named) {
        var home = System.getProperty("user.home", "/");
        return named.equals("~")
                ? Path.of(home)
                : named.startsWith("~/") ? Path.of(home, named.substring(2)) : Path.of(named);
    }
}
