package loombook.thread;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The results of a function for each of several items.
 *
 * @param futures in the items' order
 */
record PoolResults<R extends @Nullable Object>(List<PoolFuture<R>> futures) {
    /** Waits for all. When there is one that can't be had, those that have not begun are cancelled. */
    List<R> list() throws InterruptedException, ExecutionException {
        try {
            return list(Deadline.NEVER);
        } catch (TimeoutException e) {
            throw new IllegalStateException("There was no time-out", e);
        }
    }

    /** Waits for all, but not longer than this. */
    List<R> list(Duration timeout) throws InterruptedException, ExecutionException, TimeoutException {
        return list(Deadline.in(timeout));
    }

    private List<R> list(Deadline deadline) throws InterruptedException, ExecutionException, TimeoutException {
        var results = new ArrayList<R>(futures.size());
        try {
            for (var future : futures) {
                results.add(future.get(deadline.left(), TimeUnit.NANOSECONDS));
            }
            return results;
        } catch (TimeoutException e) {
            throw new TimeoutException("Item " + (results.size() + 1) + " of " + futures.size() + " is not done after "
                    + deadline.words() + ".");
        } finally {
            if (results.size() < futures.size()) {
                cancelPending();
            }
        }
    }

    /** Returns the results in the items' order. */
    Iterable<R> inOrder() {
        return () -> results(futures.iterator());
    }

    /** Returns the results in the order in which they come. */
    Iterable<R> asTheyCome() {
        return () -> results(new AsCompleted<>(futures, Deadline.NEVER));
    }

    private Iterator<R> results(Iterator<PoolFuture<R>> source) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return source.hasNext();
            }

            @Override
            public R next() {
                try {
                    return source.next().get();
                } catch (ExecutionException e) {
                    cancelPending();
                    throw new CompletionException(e.getCause());
                } catch (InterruptedException e) {
                    cancelPending();
                    Thread.currentThread().interrupt();
                    throw new CompletionException("Interrupted while waiting for the next result", e);
                }
            }
        };
    }

    /** Cancels what has not begun. */
    void cancelPending() {
        futures.forEach(PoolFuture::cancelPending);
    }
}
