package loombook.thread;

import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

/** Goes through futures as they are done. */
final class AsCompleted<F extends Future<?>> implements Iterator<F> {
    private final Completions<F> completions;
    private final Deadline deadline;

    AsCompleted(Collection<? extends F> futures, Deadline deadline) {
        this.completions = new Completions<>(futures);
        this.deadline = deadline;
    }

    @Override
    public boolean hasNext() {
        return completions.left() > 0;
    }

    @Override
    public F next() {
        if (!hasNext()) {
            throw new NoSuchElementException("All futures have been returned.");
        }
        try {
            var next = completions.next(deadline);
            if (next == null) {
                completions.close();
                throw new CompletionException(new TimeoutException(completions.left() + " of " + completions.total()
                        + " futures are not done after " + deadline.words() + "."));
            }
            return next;
        } catch (InterruptedException e) {
            completions.close();
            Thread.currentThread().interrupt();
            throw new CompletionException("Interrupted while waiting for the next future", e);
        }
    }
}
