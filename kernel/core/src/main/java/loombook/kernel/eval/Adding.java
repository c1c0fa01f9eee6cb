package loombook.kernel.eval;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import loombook.kernel.magic.Dependency;
import loombook.kernel.magic.Span;
import loombook.kernel.maven.Coordinates;
import loombook.kernel.maven.Found;
import loombook.kernel.maven.Jar;
import loombook.kernel.maven.MavenProblem;
import loombook.kernel.maven.Wanted;
import org.jspecify.annotations.Nullable;

/** What a cell asks for by {@code %maven} and its kin being added to the class path: all of it or nothing. */
final class Adding {
    private static final int MOST_NOTES = 5;

    private final Cell cell;
    private final List<Dependency> magics;
    private final Dependencies dependencies;
    private final JShellEvaluator.Listener listener;
    private final DownloadDisplay display;
    private final List<Coordinates> asked = new ArrayList<>();
    private final Map<String, Jar> found = new LinkedHashMap<>();
    private final List<Found.Conflict> conflicts = new ArrayList<>();

    Adding(Cell cell, List<Dependency> magics, Dependencies dependencies, JShellEvaluator.Listener listener) {
        this.cell = cell;
        this.magics = magics;
        this.dependencies = dependencies;
        this.listener = listener;
        this.display = new DownloadDisplay(cell.id(), listener);
    }

    /**
     * Adds it; the caller holds the compiler, which is let go while something is downloaded.
     *
     * @param folder in which files are meant
     * @param stopped says whether the cell was interrupted
     */
    Dependencies.Added to(Session session, Path folder, BooleanSupplier stopped) {
        var plan = dependencies.plan(folder);
        try {
            plan.read(magics);
            for (var wanted : plan.wanted()) {
                var hindered = find(plan, wanted, session, stopped);
                if (hindered != null) {
                    return hindered;
                }
            }
            return done(plan, session);
        } catch (Plan.Wrong e) {
            return refused(e.isUsage() ? "UsageError" : "DependencyError", e.where(), e.sentence());
        } finally {
            plan.close();
        }
    }

    /** Finds what is not there yet; returns what has hindered it. */
    private Dependencies.@Nullable Added find(Plan plan, Wanted wanted, Session session, BooleanSupplier stopped) {
        var missing = missing(wanted);
        if (missing == null) {
            return null;
        }
        var finding = dependencies.finding(cell.id(), display);
        return switch (session.withoutCompiler(() -> finding.find(missing, stopped))) {
            case Finding.Result.Done(var here) -> {
                asked.addAll(here.asked());
                here.jars().forEach(one -> found.putIfAbsent(one.coordinates().key(), one));
                conflicts.addAll(here.conflicts());
                yield null;
            }
            case Finding.Result.Refused(var problem) -> {
                display.endIfShown("nothing added");
                boolean inCell = wanted instanceof Wanted.Pom pom && plan.isInCell(pom.project());
                yield refused(
                        "DependencyError",
                        place(plan, wanted, problem),
                        inCell ? Plan.ofCell(problem.sentence()) : problem.sentence());
            }
            case Finding.Result.Stopped _ -> {
                display.endIfShown("interrupted, nothing added");
                yield new Dependencies.Added.Stopped();
            }
        };
    }

    private @Nullable Wanted missing(Wanted wanted) {
        return switch (wanted) {
            case Wanted.Pom pom -> pom;
            case Wanted.Artifacts(var all, var boms, var excluded, var repositories, var only) -> {
                var missing = all.stream()
                        .filter(one -> one.isChanging() || dependencies.present(one.key()) == null)
                        .toList();
                yield missing.isEmpty() && !all.isEmpty()
                        ? null
                        : new Wanted.Artifacts(missing, boms, excluded, repositories, only);
            }
        };
    }

    private Dependencies.Added done(Plan plan, Session session) {
        var fresh = found.values().stream()
                .filter(one -> dependencies.present(one.coordinates().key()) == null)
                .toList();
        var added = new LinkedHashSet<>(asked);
        added.removeIf(one -> dependencies.present(one.key()) != null);
        var paths = new LinkedHashSet<Path>();
        fresh.forEach(one -> paths.add(one.path()));
        var files = plan.files().stream()
                .filter(one -> !session.classPath().contains(one))
                .toList();
        paths.addAll(files);
        var death = paths.isEmpty() ? null : session.add(List.copyOf(paths));
        if (death != null) {
            display.endIfShown("nothing added");
            return new Dependencies.Added.Died(death);
        }
        dependencies.added(fresh, files, plan);
        show(plan, List.copyOf(added), fresh, files);
        return new Dependencies.Added.Done(values(plan));
    }

    /** Returns the paths by which it is there. */
    private List<String> values(Plan plan) {
        Set<String> values = new LinkedHashSet<>();
        for (var one : plan.asked()) {
            if (dependencies.present(one.key()) instanceof Jar jar) {
                values.add(jar.path().toString());
            }
        }
        found.keySet()
                .forEach(key -> values.add(
                        Objects.requireNonNull(dependencies.present(key)).path().toString()));
        plan.files().forEach(one -> values.add(one.toString()));
        return List.copyOf(values);
    }

    private void show(Plan plan, List<Coordinates> added, List<Jar> fresh, List<Path> files) {
        var others = new LinkedHashSet<Passed>();
        plan.asked().forEach(one -> others.add(new Passed(one, "")));
        found.values().forEach(one -> others.add(new Passed(one.coordinates(), one.neededBy())));
        others.removeIf(one -> isThere(one.coordinates()));
        var named = new LinkedHashSet<>(plan.asked());
        if (magics.stream().anyMatch(Dependency.Pom.class::isInstance)) {
            named.addAll(asked);
        }
        if (!added.isEmpty() || !files.isEmpty()) {
            boolean verbose = magics.stream().anyMatch(one -> one instanceof Dependency.Artifacts it && it.verbose());
            display.end(new Summary("added", added, fresh, files, conflicts, display.seconds(), verbose));
        } else if (others.isEmpty() && !(named.isEmpty() && plan.files().isEmpty())) {
            var names = named.stream().map(Coordinates::toString).collect(Collectors.toList());
            plan.files().forEach(one -> names.add(one.toString()));
            display.end(String.join(", ", names) + (names.size() == 1 ? " is" : " are") + " on the class path already");
        } else if (named.isEmpty() && magics.stream().anyMatch(Dependency.Pom.class::isInstance)) {
            display.end("nothing added: the POM has no dependencies of such a scope");
        } else {
            display.endIfShown("nothing added");
        }
        others.forEach(one -> listener.note(cell.id(), one.note(dependencies)));
        conflicts.stream()
                .filter(Found.Conflict::older)
                .limit(MOST_NOTES)
                .forEach(one ->
                        listener.note(cell.id(), one + ". To have the newer one, add it in the same line, too.\n"));
    }

    /** What is not there, because another version of it is. */
    private record Passed(Coordinates coordinates, String neededBy) {
        String note(Dependencies dependencies) {
            var there = Objects.requireNonNull(dependencies.present(coordinates.key()));
            return there.coordinates() + " is on the class path already, so " + coordinates + " was not added"
                    + (neededBy.isEmpty() ? "" : ", which " + neededBy + " needs")
                    + ". To have the other version, restart the kernel and add it first.\n";
        }
    }

    /** Returns whether the class path has it, and in the version that is meant. */
    private boolean isThere(Coordinates one) {
        var there = dependencies.present(one.key());
        return there == null
                || one.isChanging()
                || one.version().isEmpty()
                || there.coordinates().version().equals(one.version());
    }

    private Span place(Plan plan, Wanted wanted, MavenProblem problem) {
        var place = plan.place(wanted, problem, magics);
        return place != null ? place : first();
    }

    /** Of a problem with none of the words the first is marked, so that the line is told. */
    private Span first() {
        return switch (magics.getFirst()) {
            case Dependency.Artifacts it -> it.coordinates().getFirst().where();
            case Dependency.Repository it -> it.url().where();
            case Dependency.Files it -> it.patterns().getFirst().where();
            case Dependency.Pom it ->
                it.file() != null
                        ? it.file().where()
                        : Objects.requireNonNull(it.body()).where();
        };
    }

    private Dependencies.Added refused(String name, Span where, String sentence) {
        var errors = new CompileErrors(cell);
        int length = cell.code().length();
        errors.add(errors.problem(Math.min(where.start(), length), Math.min(where.end(), length), sentence));
        return new Dependencies.Added.Refused(errors.failure(name), sentence);
    }
}
