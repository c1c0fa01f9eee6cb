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
    private final Failing scope = new Failing();
    private final AsyncTask<?> parent = scope.task;
    private final Set<AsyncTask<?>> running = new LinkedHashSet<>();
    private final List<Throwable> failures = new ArrayList<>();
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

    /** The block, ended by a failure. */
    private final class Failing extends Scope {
        @Override
        Throwable reason(CancellationException cancellation) {
            return new TaskGroupException(failures);
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
    public AsyncTask<Void> task(AsyncAction work) {
        return add(Async.task(checked(work)));
    }

    /** Begins a task with a name. */
    public <T extends @Nullable Object> AsyncTask<T> task(String name, Callable<T> work) {
        return add(Async.task(name, checked(work)));
    }

    /** Begins a task with a name and without a result. */
    public AsyncTask<Void> task(String name, AsyncAction work) {
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
                    parent.cancelling.endBy(scope);
                }
            }
        }
        if (running.isEmpty() && allDone != null) {
            allDone.complete(true);
        }
    }

    /** Runs the block and closes the group: when the block fails, that is one of the group's failures. */
    void run(Async.TaskGroupBlock block) {
        Exception ended = null;
        try {
            block.run(this);
        } catch (Exception e) {
            abort();
            if (e instanceof CancellationException || parent.cancelling.isEndedBy(e)) {
                ended = e;
            } else {
                failures.add(e);
            }
        }
        close();
        if (ended != null) {
            throw Thrower.<RuntimeException>asIs(ended);
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
        if (!aborting && scope.isOverruled()) {
            abort();
        }
        var ended = awaitAll();
        closed = true;
        scope.close();
        if (!failures.isEmpty()) {
            throw new TaskGroupException(failures);
        }
        if (ended != null) {
            throw Thrower.<RuntimeException>asIs(ended);
        }
    }

    /** Waits for all tasks whatever happens; returns by what the waiting task was ended meanwhile, or null. */
    private @Nullable Exception awaitAll() {
        Exception ended = null;
        while (!running.isEmpty()) {
            allDone = new Promise<>(parent.loop, "its task group");
            try {
                parent.await(allDone);
            } catch (Exception e) {
                if (!parent.baton.isHere()) {
                    return e;
                }
                ended = e;
                abort();
            }
        }
        return ended;
    }
}
