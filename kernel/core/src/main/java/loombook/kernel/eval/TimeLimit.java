package loombook.kernel.eval;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The time that something may take, from when this is made until it is closed. */
final class TimeLimit implements AutoCloseable {
    private volatile boolean closed;

    /**
     * Begins to measure.
     *
     * @param limit how long it may take; null for as long as it likes
     * @param over what to do when it takes longer
     */
    TimeLimit(@Nullable Duration limit, Runnable over) {
        if (limit != null) {
            CompletableFuture.delayedExecutor(limit.toNanos(), TimeUnit.NANOSECONDS)
                    .execute(() -> {
                        if (!closed) {
                            over.run();
                        }
                    });
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
