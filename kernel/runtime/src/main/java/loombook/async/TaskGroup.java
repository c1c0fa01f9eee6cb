package loombook.async;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that belong together: closing it waits for all of them, and when one fails the others are cancelled, and so is the
 * rest of the block. Python: {@code asyncio.TaskGroup}.
 *
 * {@snippet :
 * try (var group = new TaskGroup()) {
 *     group.task(() -> fetch(1));
 *     group.task(() -> fetch(2));
 * }
 * }
 *
 * <p>Unlike in Python, a group can't see that its block ends by an exception of the block's own: then it waits for the
 * tasks and does not cancel them. {@link Async#taskGroup} does. For use by the task that has made it.
 */
public final class TaskGroup implements AutoCloseable {
    private final AsyncTask<?> parent = Async.current();
    private final int depth = parent.enterScope();
    private final int cancellingBefore = parent.cancelling();
    private final Set<AsyncTask<?>> running = new LinkedHashSet<>();
    private final List<Throwable> failures = new ArrayList<>();
    private final Stop stop = new Stop();
    private boolean aborting;
    private boolean closing;
    private boolean closed;
    private @Nullable Promise<Boolean> allDone;

    /**
     * Makes a group of the current task.
     *
     * @throws IllegalStateException when no event loop runs here
     */
    public TaskGroup() {}

    /** Interrupts the block. */
    private final class Stop implements AsyncTask.Interruptor {
        @Override
        public int depth() {
            return depth;
        }

        @Override
        public Throwable instead(CancellationException cancellation) {
            return parent.uncancel() > cancellingBefore ? cancellation : new TaskGroupException(failures);
        }
    }

    /**
     * Begins a task that this group waits for. Tasks of the group may do so too, until all are done.
     *
     * @throws IllegalStateException when the group is closed, or one of its tasks has failed
     */
    public <T extends @Nullable Object> AsyncTask<T> task(Callable<T> work) {
        return add(Async.task(checked(work)));
    }

    /** Begins a task without a result. */
    public AsyncTask<@Nullable Void> task(AsyncAction work) {
        return add(Async.task(checked(work)));
    }

    /** Begins a task with a name. */
    public <T extends @Nullable Object> AsyncTask<T> task(String name, Callable<T> work) {
        return add(Async.task(name, checked(work)));
    }

    /** Begins a task with a name and without a result. */
    public AsyncTask<@Nullable Void> task(String name, AsyncAction work) {
        return add(Async.task(name, checked(work)));
    }

    private <W> W checked(W work) {
        parent.loop.check();
        if (closed || aborting) {
            throw new IllegalStateException("The task group is " + (closed ? "closed." : "ending: a task has failed."));
        }
        return work;
    }

    private <T extends @Nullable Object> AsyncTask<T> add(AsyncTask<T> task) {
        running.add(task);
        task.promise.whenDone(new Turn.Step(() -> done(task)));
        return task;
    }

    private void done(AsyncTask<?> task) {
        running.remove(task);
        var failure = task.promise.failure();
        if (failure != null && !task.isCancelled()) {
            task.markRetrieved();
            failures.add(failure);
            if (!aborting) {
                abort();
                if (!closing) {
                    parent.interruptBy(stop);
                }
            }
        }
        if (running.isEmpty() && allDone != null) {
            allDone.complete(true);
        }
    }

    /** Runs the block: when it fails, its tasks are cancelled, and its failure is one of the group's. */
    void run(Async.TaskGroupBlock block) {
        try {
            block.run(this);
        } catch (CancellationException | TaskGroupException e) {
            abort();
            if (failures.isEmpty()) {
                throw e;
            }
        } catch (Exception e) {
            failures.add(e);
            abort();
        }
    }

    private void abort() {
        aborting = true;
        running.forEach(task -> task.promise.cancel(null));
    }

    /**
     * Waits for all tasks.
     *
     * @throws TaskGroupException when tasks have failed
     * @throws CancellationException when the task that waits was cancelled; all tasks of the group have been then
     */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closing = true;
        if (!aborting && parent.cancelling() > cancellingBefore) {
            abort();
        }
        CancellationException cancelled = null;
        while (!running.isEmpty()) {
            allDone = new Promise<>(parent.loop);
            try {
                parent.await(allDone);
            } catch (CancellationException e) {
                cancelled = e;
                abort();
            } catch (TaskGroupException mine) {
                // It was about to be thrown in the block, and is thrown below.
            } catch (Exception e) {
                abort();
                awaitAll();
                throw Thrower.<RuntimeException>asIs(e);
            }
        }
        closed = true;
        parent.spare(stop);
        if (!failures.isEmpty()) {
            throw new TaskGroupException(failures);
        }
        if (cancelled != null) {
            throw cancelled;
        }
    }

    /** Waits for all although something else is about to be thrown, such as the end of a time-out. */
    private void awaitAll() {
        try {
            close();
        } catch (RuntimeException e) {
            // What ends the block from outside is told rather than what comes of it.
        }
    }
}
