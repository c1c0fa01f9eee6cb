package loombook.kernel.maven;

import java.nio.file.Path;

/** The file of an artifact, in the local repository. */
public record Jar(Coordinates coordinates, Path path) {
    /** Returns how much it takes on disk, in bytes. */
    public long bytes() {
        return path.toFile().length();
    }
}
