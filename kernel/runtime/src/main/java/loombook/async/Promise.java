package loombook.async;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future.State;
import org.jspecify.annotations.Nullable;

/**
 * A result that will be there: set once, and told to those who wait in the order in which they came. Belongs to whoever
 * has the loop's turn; its state may be looked at by any thread. Python: {@code asyncio.Future}.
 */
class Promise<T extends @Nullable Object> {
    final AsyncLoop loop;
    final @Nullable Object about;
    private final List<Turn> waiting = new ArrayList<>(1);
    private @Nullable T value;
    private @Nullable Throwable failure;
    private volatile State state = State.RUNNING;

    /**
     * What is waited for is that a time comes.
     *
     * @param at when, by {@link System#nanoTime}
     */
    record Time(long at) {}

    Promise(AsyncLoop loop) {
        this(loop, null);
    }

    /**
     * Makes one that is not kept yet.
     *
     * @param about what those wait for who wait for it, for readers: a task, a lock, words
     */
    Promise(AsyncLoop loop, @Nullable Object about) {
        this.loop = loop;
        this.about = about;
    }

    final State state() {
        return state;
    }

    final boolean isDone() {
        return state != State.RUNNING;
    }

    final boolean isCancelled() {
        return state == State.CANCELLED;
    }

    final boolean complete(T result) {
        if (isDone()) {
            return false;
        }
        value = result;
        return end(State.SUCCESS);
    }

    final boolean fail(Throwable reason) {
        if (isDone()) {
            return false;
        }
        failure = reason;
        return end(State.FAILED);
    }

    /** Wants no result any more; returns whether that changes anything. What waits here is cancelled by it. */
    boolean cancel(@Nullable String message) {
        return !isDone() && endCancelled(new CancellationException(message));
    }

    final boolean endCancelled(CancellationException reason) {
        if (isDone()) {
            return false;
        }
        failure = reason;
        return end(State.CANCELLED);
    }

    private boolean end(State by) {
        state = by;
        waiting.forEach(loop::soon);
        waiting.clear();
        return true;
    }

    /** Has something done in the loop's turn after this is done; soon, when it is done already. */
    final void whenDone(Turn turn) {
        if (isDone()) {
            loop.soon(turn);
        } else {
            waiting.add(turn);
        }
    }

    /** Has it not be done, if it has not yet become the loop's next work. */
    final void unlisten(Turn turn) {
        waiting.remove(turn);
    }

    /** Returns the failure or the cancellation, or null. */
    final @Nullable Throwable failure() {
        return failure;
    }

    /** Returns the result of what is done, or throws what it has failed by. */
    @SuppressWarnings("NullAway") // T may be a nullable type: then null is a result
    final T result() throws Exception {
        if (failure != null) {
            throw Thrower.asIs(failure);
        }
        return value;
    }
}
