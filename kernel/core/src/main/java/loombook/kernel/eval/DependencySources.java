package loombook.kernel.eval;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import loombook.kernel.assist.SourceJars;
import org.jspecify.annotations.Nullable;

/**
 * The sources of what cells have added. What the local repository has not is downloaded when somebody first asks for it,
 * and is there for who asks again: nobody waits for it.
 */
final class DependencySources implements SourceJars {
    private static final System.Logger LOG = System.getLogger("loombook.kernel");

    private final Function<Path, Optional<Path>> download;
    private final Map<Path, Optional<Path>> asked = new ConcurrentHashMap<>();

    /**
     * Makes them.
     *
     * @param download finds the sources of a jar wherever they are; may take its time
     */
    DependencySources(Function<Path, Optional<Path>> download) {
        this.download = download;
    }

    @Override
    public @Nullable Path of(Path jar) {
        var beside = BESIDE.of(jar);
        if (beside != null) {
            return beside;
        }
        var known = asked.putIfAbsent(jar, Optional.empty());
        if (known == null) {
            Thread.ofPlatform().name("loombook-sources").daemon().start(() -> asked.put(jar, found(jar)));
            return null;
        }
        return known.orElse(null);
    }

    private Optional<Path> found(Path jar) {
        try {
            return download.apply(jar);
        } catch (RuntimeException | LinkageError e) {
            LOG.log(System.Logger.Level.DEBUG, "There are no sources of " + jar, e);
            return Optional.empty();
        }
    }
}
