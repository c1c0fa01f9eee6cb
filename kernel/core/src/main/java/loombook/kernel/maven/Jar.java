package loombook.kernel.maven;

import java.nio.file.Path;

/** The file of an artifact, in the local repository. */
public record Jar(Coordinates coordinates, Path path) {}
