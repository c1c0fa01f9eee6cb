package loombook.async;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Several tasks as one result, in the tasks' order; the first failure is the failure of all. Python: {@code gather}. */
final class Gathering<T extends @Nullable Object> extends Promise<List<T>> {
    private final List<? extends AsyncTask<? extends T>> tasks;
    private int finished;
    private boolean cancelled;

    Gathering(AsyncLoop loop, List<? extends AsyncTask<? extends T>> tasks) {
        super(loop);
        this.tasks = tasks;
        if (tasks.isEmpty()) {
            complete(List.of());
        }
        for (var task : tasks) {
            task.promise.whenDone(new Turn.Step(() -> done(task)));
        }
    }

    private void done(AsyncTask<? extends T> task) {
        finished++;
        task.markRetrieved();
        if (isDone()) {
            return;
        }
        switch (task.promise.failure()) {
            case CancellationException cancellation -> endCancelled(cancellation);
            case Throwable failure -> fail(failure);
            case null -> {
                if (finished == tasks.size()) {
                    end();
                }
            }
        }
    }

    private void end() {
        if (cancelled) {
            endCancelled(new CancellationException());
            return;
        }
        var results = new ArrayList<T>(tasks.size());
        tasks.forEach(task -> results.add(task.resultNow()));
        complete(results);
    }

    @Override
    boolean cancel(@Nullable String message) {
        boolean any = false;
        for (var task : tasks) {
            any |= task.promise.cancel(message);
        }
        cancelled |= any;
        return !isDone() && any;
    }
}
