package loombook.kernel.eval;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import loombook.kernel.magic.Passage;
import loombook.kernel.maven.Jar;
import loombook.kernel.maven.Repositories;
import loombook.kernel.message.Failure;
import loombook.link.ToKernel;
import loombook.link.ToRuntime;
import org.jspecify.annotations.Nullable;

/**
 * What cells have added to their class path, which outlives each session, and the way to have more. Nothing of Maven is
 * loaded before somebody asks for an artifact. Safe for any number of threads.
 */
final class Dependencies {
    private final @Nullable Path settings;
    private final JShellEvaluator.Listener listener;
    private final Map<String, Jar> jars = new LinkedHashMap<>();
    private final Set<Finding> going = ConcurrentHashMap.newKeySet();
    private @Nullable Repositories repositories;

    /** What came of adding. */
    sealed interface Added {
        /** All that was wanted is there. */
        record Done() implements Added {}

        /** Something can't be had; nothing was added. */
        record Refused(Failure failure) implements Added {}

        /** The cell was interrupted; nothing was added. */
        record Stopped() implements Added {}

        /** The runtime died meanwhile. */
        record Died(String how) implements Added {}
    }

    /**
     * Begins with nothing.
     *
     * @param settings the settings.xml for Maven's repositories; null for the user's own
     */
    Dependencies(@Nullable Path settings, JShellEvaluator.Listener listener) {
        this.settings = settings;
        this.listener = listener;
    }

    /** Returns the jars that a session has to begin with. */
    synchronized List<Path> paths() {
        // Asked at each start, when there are none and nothing of Maven is to be loaded.
        return jars.isEmpty()
                ? List.of()
                : jars.values().stream().map(Jar::path).toList();
    }

    /** Returns the jar that there is of an artifact, of whatever version; else null. */
    synchronized @Nullable Jar present(String key) {
        return jars.get(key);
    }

    /** Notes what has been added. */
    synchronized void added(List<Jar> more) {
        more.forEach(one -> jars.put(one.coordinates().key(), one));
    }

    private synchronized Repositories repositories() {
        if (repositories == null) {
            repositories = new Repositories(settings);
        }
        return repositories;
    }

    /** Adds artifacts and what they need to a session's class path; see {@link Adding#to}. */
    Added add(Cell cell, List<Passage.Artifact> artifacts, Session session, BooleanSupplier stopped) {
        return new Adding(cell, artifacts, this, listener).to(session, stopped);
    }

    /** Begins to find jars that are not added to anything, and answers when they are there. */
    void find(ToKernel.Resolve wanted, Consumer<ToRuntime.Resolved> answer) {
        Thread.ofPlatform()
                .name("loombook-resolve")
                .daemon()
                .start(() -> answer.accept(finding(wanted.cell(), new DownloadDisplay(wanted.cell(), listener))
                        .answer(wanted)));
    }

    /** Returns a way to find jars for a cell. */
    Finding finding(long cell, DownloadDisplay display) {
        return new Finding(cell, repositories(), display, going);
    }

    /** Ends what is being found for a cell. */
    void interrupt(long cell) {
        for (var one : new ArrayList<>(going)) {
            if (one.cell() == cell) {
                one.interrupt();
            }
        }
    }
}
