package loombook.kernel.assist;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the sources of a jar's classes are, or else the pages of their documentation. Asked when somebody inspects; must answer at once. */
@FunctionalInterface
public interface SourceJars {
    /** Those that lie beside a jar, named as in a Maven repository. */
    SourceJars BESIDE = jar -> {
        var name = jar.getFileName().toString();
        var beside = jar.resolveSibling(name.replaceFirst("\\.jar$", "-sources.jar"));
        return name.endsWith(".jar") && Files.isReadable(beside) ? beside : null;
    };

    /** Returns the jar with the sources of a jar, else that with its documentation, or null when there is none here. */
    @Nullable
    Path of(Path jar);
}
