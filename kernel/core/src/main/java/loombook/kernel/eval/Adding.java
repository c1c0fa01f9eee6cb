package loombook.kernel.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loombook.kernel.magic.Passage;
import loombook.kernel.maven.Coordinates;
import loombook.kernel.maven.Jar;
import loombook.kernel.maven.MavenProblem;
import loombook.kernel.maven.Wanted;

/** What a cell asks for by {@code %maven} being added to the class path. */
final class Adding {
    private final Cell cell;
    private final List<Passage.Artifact> artifacts;
    private final Dependencies dependencies;
    private final JShellEvaluator.Listener listener;
    private final List<Coordinates> wanted = new ArrayList<>();

    Adding(Cell cell, List<Passage.Artifact> artifacts, Dependencies dependencies, JShellEvaluator.Listener listener) {
        this.cell = cell;
        this.artifacts = artifacts;
        this.dependencies = dependencies;
        this.listener = listener;
    }

    /**
     * Adds it, all or nothing; the caller holds the compiler, which is let go while something is downloaded.
     *
     * @param stopped says whether the cell was interrupted
     */
    Dependencies.Added to(Session session, BooleanSupplier stopped) {
        try {
            for (var one : artifacts) {
                wanted.add(Coordinates.parse(one.coordinates()));
            }
        } catch (MavenProblem e) {
            return refused("UsageError", e);
        }
        var display = new DownloadDisplay(cell.id(), listener);
        var missing = wanted.stream()
                .filter(one -> one.isChanging() || dependencies.present(one.key()) == null)
                .toList();
        if (missing.isEmpty()) {
            return done(session, List.of(), display);
        }
        var finding = dependencies.finding(cell.id(), display);
        return switch (session.withoutCompiler(() -> finding.find(new Wanted.Artifacts(missing), stopped))) {
            case Finding.Result.Done(var found) -> done(session, found.jars(), display);
            case Finding.Result.Refused(var problem) -> {
                display.endIfShown("nothing added");
                yield refused("DependencyError", problem);
            }
            case Finding.Result.Stopped _ -> {
                display.endIfShown("interrupted, nothing added");
                yield new Dependencies.Added.Stopped();
            }
        };
    }

    private Dependencies.Added done(Session session, List<Jar> found, DownloadDisplay display) {
        var fresh = found.stream()
                .filter(one -> dependencies.present(one.coordinates().key()) == null)
                .toList();
        var added = wanted.stream()
                .filter(one -> dependencies.present(one.key()) == null)
                .toList();
        var death = fresh.isEmpty()
                ? null
                : session.add(fresh.stream().map(Jar::path).toList());
        if (death != null) {
            display.endIfShown("nothing added");
            return new Dependencies.Added.Died(death);
        }
        dependencies.added(fresh);
        var conflicts = Stream.concat(wanted.stream(), found.stream().map(Jar::coordinates))
                .filter(one -> !isThere(one))
                .distinct()
                .toList();
        if (!added.isEmpty()) {
            display.end(display.summary("added", added, fresh));
        } else if (conflicts.isEmpty()) {
            var names = wanted.stream().map(Coordinates::toString).collect(Collectors.joining(", "));
            display.end(names + (wanted.size() == 1 ? " is" : " are") + " on the class path already");
        }
        conflicts.forEach(one -> listener.note(cell.id(), conflict(one)));
        return new Dependencies.Added.Done();
    }

    /** Returns whether the class path has it, and in the version that is meant. */
    private boolean isThere(Coordinates one) {
        var there = dependencies.present(one.key());
        return there == null
                || one.isChanging()
                || there.coordinates().version().equals(one.version());
    }

    private String conflict(Coordinates other) {
        var there = Objects.requireNonNull(dependencies.present(other.key()));
        return there.coordinates() + " is on the class path already, so " + other
                + " was not added. To have the other version, restart the kernel and add it first.\n";
    }

    private Dependencies.Added refused(String name, MavenProblem problem) {
        var errors = new CompileErrors(cell);
        var where = artifacts.stream()
                .filter(one -> isAbout(one.coordinates(), problem))
                .map(Passage.Artifact::where)
                .findFirst()
                .orElseGet(() -> artifacts.getFirst().where());
        errors.add(errors.problem(where.start(), where.end(), problem.sentence()));
        return new Dependencies.Added.Refused(errors.failure(name));
    }

    private static boolean isAbout(String written, MavenProblem problem) {
        try {
            return written.equals(problem.about())
                    || Coordinates.parse(written).toString().equals(problem.about());
        } catch (MavenProblem e) {
            return false;
        }
    }
}
