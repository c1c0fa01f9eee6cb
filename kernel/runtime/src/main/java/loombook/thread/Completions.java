package loombook.thread;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Futures in the order in which they are done; those that are done already first. For one thread. */
final class Completions<F extends Future<?>> implements AutoCloseable {
    private final LinkedBlockingQueue<F> done = new LinkedBlockingQueue<>();
    private final List<Thread> watching = new ArrayList<>();
    private final int total;
    private int taken;

    Completions(Collection<? extends F> futures) {
        var all = new LinkedHashSet<F>(futures);
        total = all.size();
        all.removeIf(future -> future.isDone() && done.add(future));
        all.forEach(this::watch);
    }

    private void watch(F future) {
        switch (future) {
            case PoolFuture<?> it -> it.tellAtOnce(() -> done.add(future));
            case CompletionStage<?> it -> {
                var _ = it.whenComplete((_, _) -> done.add(future));
            }
            // Any other future tells nobody: somebody has to wait for it.
            default ->
                watching.add(Thread.ofVirtual().name("waits for a future").start(() -> awaitEnd(future)));
        }
    }

    private void awaitEnd(F future) {
        try {
            var _ = future.get();
        } catch (InterruptedException e) {
            return; // nobody is interested any more
        } catch (ExecutionException | CancellationException e) {
            // It is the caller's to ask what has become of it.
        }
        done.add(future);
    }

    /** Returns how many have not been returned yet. */
    int left() {
        return total - taken;
    }

    /** Returns how many there are. */
    int total() {
        return total;
    }

    /** Returns the next that is done; null when there is none in time, or none left. */
    @Nullable
    F next(Deadline deadline) throws InterruptedException {
        if (left() == 0) {
            return null;
        }
        var next = done.poll(deadline.left(), TimeUnit.NANOSECONDS);
        if (next != null) {
            taken++;
        }
        return next;
    }

    /** Ends what still waits for futures. */
    @Override
    public void close() {
        watching.forEach(Thread::interrupt);
    }
}
