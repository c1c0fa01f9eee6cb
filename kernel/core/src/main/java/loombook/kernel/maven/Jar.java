package loombook.kernel.maven;

import java.nio.file.Path;

/**
 * The file of an artifact, in the local repository.
 *
 * @param from from which repository it was downloaded now; empty when it was there
 */
public record Jar(Coordinates coordinates, Path path, String from) {
    /** Returns how much it takes on disk, in bytes. */
    public long bytes() {
        return path.toFile().length();
    }
}
