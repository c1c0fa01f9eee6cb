package loombook.async;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** A loop of its own for one main task, from begin to end. */
final class Runs {
    private Runs() {}

    static <T extends @Nullable Object> T run(Callable<T> main, boolean debug) throws Exception {
        var here = AsyncTask.ofThread();
        if (here != null && here.isGuest()) {
            // The notebook's loop goes on beside this one.
            here.endGuest();
        } else if (AsyncLoop.ofThread() != null) {
            throw new IllegalStateException(
                    "Async.run(..) can't be called where an event loop runs already: call what it"
                            + " is to run, or make a task of it by Async.task(..).");
        }
        var loop = new AsyncLoop();
        var task = new AsyncTask<T>(loop, null, main);
        task.markRetrieved();
        loop.debug(debug);
        loop.post(() -> {
            loop.endAfter(task);
            task.begin();
        });
        loop.start();
        if (awaitEnd(loop, task) && task.isCancelled()) {
            var interrupted = new InterruptedException("Interrupted while the event loop ran");
            interrupted.initCause(task.promise.failure());
            throw interrupted;
        }
        return task.promise.result();
    }

    /** Waits for the end; the first interrupt cancels the main task, the second waits no longer. */
    private static boolean awaitEnd(AsyncLoop loop, AsyncTask<?> main) throws InterruptedException {
        boolean interrupted = false;
        while (true) {
            try {
                loop.closed().get();
                return interrupted;
            } catch (InterruptedException e) {
                if (interrupted) {
                    loop.abandon();
                    throw e;
                }
                interrupted = true;
                main.cancel("Interrupted");
            } catch (ExecutionException e) {
                throw new IllegalStateException("The event loop itself has failed", e.getCause());
            }
        }
    }
}
