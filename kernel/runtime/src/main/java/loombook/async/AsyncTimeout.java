package loombook.async;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A time limit for a part of a task, made by {@link Async#timeout}. Python: {@code asyncio.timeout}.
 *
 * <p>When the time is over, a {@link TimeoutException} is thrown where the task awaits. In Python that is a cancellation
 * until it leaves the {@code async with}; a Java resource can't turn one exception into another when it is closed. So a
 * {@code catch} for it belongs outside of the {@code try} with the limit, and one inside must let it pass.
 */
public final class AsyncTimeout implements AutoCloseable {
    private final Over scope = new Over();
    private Timers.@Nullable Timer timer;
    private Duration limit;
    private boolean expired;

    AsyncTimeout(Duration limit) {
        this.limit = limit;
        reschedule(limit);
    }

    /**
     * Sets another time limit, from now. Python: {@code Timeout.reschedule}, which takes a point in time.
     *
     * @throws IllegalStateException when the time was over already
     */
    public void reschedule(Duration fromNow) {
        scope.task.loop.check();
        if (expired) {
            throw new IllegalStateException("The time-out has expired.");
        }
        if (timer != null) {
            timer.cancel();
        }
        limit = fromNow;
        timer = scope.task.loop.after(fromNow.toNanos(), new Turn.Step(this::expire));
    }

    private void expire() {
        expired = true;
        scope.task.cancelling.endBy(scope);
    }

    /** Returns whether the time was over before the end. */
    public boolean expired() {
        return expired;
    }

    /** Ends the limit. Throws nothing itself; it declares what is thrown where the task awaits. */
    @Override
    public void close() throws TimeoutException {
        scope.close();
        if (timer != null) {
            timer.cancel();
        }
    }

    /** The block, ended by the time. */
    private final class Over extends Scope {
        @Override
        Throwable reason(CancellationException cancellation) {
            var over = new TimeoutException("The time-out of " + limit.toMillis() + " ms is over.");
            over.initCause(cancellation);
            return over;
        }
    }
}
