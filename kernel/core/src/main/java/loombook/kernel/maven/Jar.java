package loombook.kernel.maven;

import java.nio.file.Path;

/**
 * The file of an artifact, in the local repository.
 *
 * @param from from which repository it was downloaded now; empty when it was there
 * @param neededBy the artifact that has brought it; empty for one that was asked for
 */
public record Jar(Coordinates coordinates, Path path, String from, String neededBy) {
    /** Returns the same one, with the artifact that has brought it. */
    public Jar neededBy(String other) {
        return new Jar(coordinates, path, from, other);
    }

    /** Returns how much it takes on disk, in bytes. */
    public long bytes() {
        return path.toFile().length();
    }
}
