package loombook.kernel.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import loombook.kernel.maven.Coordinates;
import loombook.kernel.maven.Found;
import loombook.kernel.maven.MavenProblem;
import loombook.kernel.maven.Repositories;
import loombook.kernel.maven.Wanted;
import loombook.link.ToKernel;
import loombook.link.ToRuntime;

/**
 * Jars being found for a cell. It can be interrupted at any time: who waits goes on at once, and what still waits for a
 * server ends when that answers.
 */
final class Finding {
    private final long cell;
    private final Repositories repositories;
    private final Set<Finding> going;
    private final DownloadDisplay display;
    private volatile Runnable end = () -> {};

    /** What came of it. */
    sealed interface Result {
        /** It was found. */
        record Done(Found found) implements Result {}

        /** Something can't be had. */
        record Refused(MavenProblem problem) implements Result {}

        /** It was interrupted. */
        record Stopped() implements Result {}
    }

    /**
     * Prepares to find something.
     *
     * @param going has all that go on
     */
    Finding(long cell, Repositories repositories, DownloadDisplay display, Set<Finding> going) {
        this.cell = cell;
        this.repositories = repositories;
        this.going = going;
        this.display = display;
    }

    /** Returns for which cell it is. */
    long cell() {
        return cell;
    }

    /**
     * Finds jars.
     *
     * @param stopped says whether there was an interrupt before there was this to interrupt
     */
    Result find(Wanted wanted, BooleanSupplier stopped) {
        var task = new FutureTask<>(() -> repositories.find(wanted, display));
        end = () -> task.cancel(true);
        going.add(this);
        try {
            if (stopped.getAsBoolean()) {
                return new Result.Stopped();
            }
            Thread.ofPlatform().name("loombook-maven").daemon().start(task);
            return new Result.Done(task.get());
        } catch (CancellationException e) {
            return new Result.Stopped();
        } catch (InterruptedException e) {
            interrupt();
            Thread.currentThread().interrupt();
            return new Result.Stopped();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof MavenProblem problem) {
                return new Result.Refused(problem);
            }
            throw new IllegalStateException("Maven's repositories can't be used", e.getCause());
        } finally {
            going.remove(this);
        }
    }

    /** Ends it. */
    void interrupt() {
        display.stop();
        repositories.leave();
        end.run();
    }

    /** Finds what the runtime has asked for. */
    ToRuntime.Resolved answer(ToKernel.Resolve request) {
        try {
            var wanted = new ArrayList<Coordinates>();
            for (var one : request.coordinates()) {
                wanted.add(Coordinates.parse(one));
            }
            return answer(request, wanted);
        } catch (MavenProblem e) {
            return problem(request, e.sentence());
        } catch (RuntimeException | LinkageError e) {
            // Whoever waits for an answer would wait for ever.
            display.end("failed: " + e);
            return problem(request, e.getMessage() + ": " + (e.getCause() == null ? e : e.getCause()));
        }
    }

    private ToRuntime.Resolved answer(ToKernel.Resolve request, List<Coordinates> wanted) {
        return switch (find(new Wanted.Artifacts(wanted), () -> false)) {
            case Result.Done(var found) -> {
                var jars = found.jars();
                display.endIfShown(
                        new Summary("found", found.asked(), jars, List.of(), List.of(), display.seconds(), false));
                yield new ToRuntime.Resolved(
                        request.request(),
                        jars.stream().map(one -> one.path().toString()).toList(),
                        null);
            }
            case Result.Refused(var problem) -> {
                display.endIfShown("not found: " + String.join(", ", request.coordinates()));
                yield problem(request, problem.sentence());
            }
            case Result.Stopped _ -> {
                display.endIfShown("interrupted");
                yield problem(
                        request, "It was interrupted: " + String.join(", ", request.coordinates()) + " is not there.");
            }
        };
    }

    private static ToRuntime.Resolved problem(ToKernel.Resolve request, String sentence) {
        return new ToRuntime.Resolved(request.request(), List.of(), sentence);
    }
}
