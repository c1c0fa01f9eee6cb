package loombook.kernel.eval;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import loombook.kernel.assist.CompletionSource;
import loombook.kernel.assist.SourceJars;
import loombook.kernel.magic.Dependency;
import loombook.kernel.maven.Coordinates;
import loombook.kernel.maven.Jar;
import loombook.kernel.maven.LocalRepository;
import loombook.kernel.maven.MavenProblem;
import loombook.kernel.maven.Repositories;
import loombook.kernel.maven.Repository;
import loombook.kernel.maven.Watch;
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
    private final Set<Path> paths = new LinkedHashSet<>();
    private List<Repository> named = List.of();
    private List<Coordinates> boms = List.of();
    private final Set<Finding> going = ConcurrentHashMap.newKeySet();
    private final SourceJars sources = new DependencySources(this::sources);
    private @Nullable Repositories repositories;

    /** What came of adding. */
    sealed interface Added {
        /** All that was wanted is there, at these paths. */
        record Done(List<String> paths) implements Added {}

        /** Something can't be had; nothing was added. */
        record Refused(Failure failure, String sentence) implements Added {}

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
        return List.copyOf(paths);
    }

    /** Returns the jar that there is of an artifact, of whatever version; else null. */
    synchronized @Nullable Jar present(String key) {
        return jars.get(key);
    }

    /** Begins to read what a cell wants: what cells have named before counts there, too. */
    synchronized Plan plan(Path folder) {
        return new Plan(folder, named, boms);
    }

    /** Notes what has been added. */
    synchronized void added(List<Jar> more, List<Path> files, Plan plan) {
        for (var one : more) {
            jars.put(one.coordinates().key(), one);
            paths.add(one.path());
        }
        paths.addAll(files);
        named = plan.repositories();
        boms = plan.boms().stream().distinct().toList();
    }

    /** Notes a folder or a jar that a session has been given. */
    synchronized void added(Path path) {
        paths.add(path);
    }

    private synchronized Repositories repositories() {
        if (repositories == null) {
            repositories = new Repositories(settings);
        }
        return repositories;
    }

    /** Adds what magics ask for to a session's class path; see {@link Adding#to}. */
    Added add(Cell cell, List<Dependency> wanted, Session session, Path folder, BooleanSupplier stopped) {
        return new Adding(cell, wanted, this, listener).to(session, folder, stopped);
    }

    /** Begins to find jars that are not added to anything, and answers when they are there. */
    void find(ToKernel.Resolve wanted, Consumer<ToRuntime.Resolved> answer) {
        Thread.ofPlatform()
                .name("loombook-resolve")
                .daemon()
                .start(() -> answer.accept(finding(wanted.cell(), new DownloadDisplay(wanted.cell(), listener))
                        .answer(wanted)));
    }

    /** Returns the sources of what was added. */
    SourceJars sources() {
        return sources;
    }

    /** Returns what completes the names of artifacts. */
    CompletionSource completion() {
        return new ArtifactCompletion(() -> LocalRepository.of(settings));
    }

    private Optional<Path> sources(Path jar) {
        var of = jarAt(jar);
        try {
            return of == null
                    ? Optional.empty()
                    : Optional.ofNullable(repositories().documentation(of.coordinates(), named(), true, new Silent()));
        } catch (MavenProblem e) {
            return Optional.empty();
        }
    }

    /** Nobody looks. */
    private static final class Silent implements Watch {
        @Override
        public void downloading(String file, long bytes, long total) {}

        @Override
        public boolean isOver() {
            return false;
        }
    }

    private synchronized @Nullable Jar jarAt(Path path) {
        return jars.values().stream()
                .filter(one -> one.path().equals(path))
                .findFirst()
                .orElse(null);
    }

    private synchronized List<Repository> named() {
        return named;
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
