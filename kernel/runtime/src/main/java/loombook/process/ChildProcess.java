package loombook.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import loombook.agent.CellHandle;
import loombook.process.code.Packing;
import loombook.process.worker.Child;
import loombook.process.worker.Outcome;
import loombook.process.worker.Task;
import loombook.process.worker.Worker;
import org.jspecify.annotations.Nullable;

/**
 * A child JVM that does one piece of work. Python: {@code multiprocessing.Process}, with the work's result, which Python
 * does not have. It is interrupted when the cell is that has started it, and killed when that does not help in half a
 * second; when that cell has ended, no interrupt reaches it. What the work
 * throws is shown under that cell, and the exit code is 1. Safe for any number of threads.
 *
 * @param <T> the result's type
 */
public final class ChildProcess<T extends @Nullable Object> implements AutoCloseable {
    private final Worker worker;
    private final boolean daemon;
    private final Task task;
    private final CompletableFuture<Outcome> outcome;

    private ChildProcess(Worker worker, boolean daemon, Task task, CompletableFuture<Outcome> outcome) {
        this.worker = worker;
        this.daemon = daemon;
        this.task = task;
        this.outcome = outcome;
    }

    static <T extends @Nullable Object> ChildProcess<T> start(ProcessOptions options, Callable<T> work) {
        var cell = CellHandle.current();
        var outcome = new CompletableFuture<Outcome>();
        var name = options.nameOr("Process");
        var task = new Task(Packing.work(work, cell.id(), true), cell, outcome::complete);
        try {
            var worker = Worker.start(name, options, cell, new Once(task));
            var child = new ChildProcess<T>(worker, options.isDaemon(), task, outcome);
            child.follow(cell);
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException("The process " + name + " can't be started: " + e.getMessage(), e);
        }
    }

    private void follow(CellHandle cell) {
        var takeBack = cell.onInterrupt(() -> {
            if (worker.task() == null) {
                worker.kill();
            } else {
                worker.interrupt(task);
            }
        });
        var _ = worker.onEnd().thenRun(takeBack);
        var _ = outcome.thenAccept(it -> {
            if (it instanceof Outcome.Threw && it.thrown() instanceof Throwable failure) {
                cell.run(() -> cell.uncaught(name(), failure));
            }
        });
    }

    /** Gives the worker its one task, and lets it end. */
    private record Once(Task task) implements Child.Owner {
        @Override
        public void ready(Child child) {
            child.run(task);
            child.finishAsProgram();
        }

        @Override
        public void done(Child child) {
            // It goes on to its end.
        }

        @Override
        public void ended(Child child) {
            var _ = task.end(new Outcome.Lost(child.death()));
        }
    }

    /** Returns its name. */
    public String name() {
        return worker.name();
    }

    /** Returns its process id. */
    public long pid() {
        return worker.pid();
    }

    /** Returns whether it has not ended yet. */
    public boolean isAlive() {
        return !worker.onEnd().isDone();
    }

    /**
     * Returns whether it is a daemon. A child that has done its work waits for the children that it has started itself
     * before it ends, and kills those that are daemons. The JVM that runs cells never waits: no child outlives it.
     */
    public boolean isDaemon() {
        return daemon;
    }

    /**
     * Returns its exit code: 0 when the work has returned, 1 when it has thrown, what it gave to {@code System.exit}, or
     * the signal's number below zero when a signal has ended it; null while it is alive. Exit codes from 129 on that stand
     * for a signal are taken for it, since Java can't tell the difference. Python: {@code exitcode}.
     */
    public @Nullable Integer exitCode() {
        return isAlive() ? null : worker.onEnd().join();
    }

    /** Waits until it has ended, and all that it has printed is shown. Python: {@code join()}. */
    public void join() throws InterruptedException {
        try {
            var _ = worker.onEnd().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Waits until it has ended, at most so long.
     *
     * @return whether it has
     */
    public boolean join(Duration timeout) throws InterruptedException {
        try {
            var _ = worker.onEnd().get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Waits for the work's result.
     *
     * @throws ExecutionException when the work has thrown, with that as its cause; or with a {@link WorkerDied}
     */
    public T get() throws InterruptedException, ExecutionException {
        return value(outcome.get());
    }

    /**
     * Waits for the work's result, at most so long.
     *
     * @throws ExecutionException when the work has thrown, with that as its cause; or with a {@link WorkerDied}
     * @throws TimeoutException when there is none yet
     */
    public T get(Duration timeout) throws InterruptedException, ExecutionException, TimeoutException {
        return value(outcome.get(timeout.toNanos(), TimeUnit.NANOSECONDS));
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"}) // it is what the work has returned
    private static <T extends @Nullable Object> T value(Outcome outcome) throws ExecutionException {
        try {
            return (T) outcome.value();
        } catch (Throwable e) {
            throw new ExecutionException(e);
        }
    }

    /** Returns what the work has thrown, or why it has no result; null when it has one, or is not done yet. */
    public @Nullable Throwable failure() {
        var now = outcome.getNow(null);
        return now == null ? null : now.thrown();
    }

    /** Asks it to end: SIGTERM, at which a JVM runs its shutdown hooks. Python: {@code terminate()}. */
    public void terminate() {
        worker.terminate();
    }

    /** Ends it at once, and what it has started: SIGKILL. Python: {@code kill()}. */
    public void kill() {
        worker.kill();
    }

    /** Kills it if it is alive, and waits until it has ended. Python: {@code close()}, which fails when it is alive. */
    @Override
    public void close() {
        if (isAlive()) {
            kill();
        }
        var _ = worker.onEnd().join();
    }

    @Override
    public String toString() {
        var code = exitCode();
        return name() + " (process " + pid() + (code == null ? ", alive)" : ", exit code " + code + ")");
    }
}
