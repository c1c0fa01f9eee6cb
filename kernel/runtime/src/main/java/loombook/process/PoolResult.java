package loombook.process;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What a pool is asked for and has not given yet. Python: {@code AsyncResult}, and {@code concurrent.futures.Future}. Safe
 * for any number of threads.
 *
 * @param <T> the result's type
 */
public final class PoolResult<T extends @Nullable Object> implements Future<T> {
    private final Call<T> call;

    PoolResult(Call<T> call) {
        this.call = call;
    }

    /**
     * Waits for the result.
     *
     * @throws ExecutionException when the work has thrown, with that as its cause, or with a {@link WorkerDied}; Python
     *     throws the exception itself
     * @throws CancellationException when it was cancelled
     */
    @Override
    public T get() throws InterruptedException, ExecutionException {
        call.await();
        return value();
    }

    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        if (!call.await(unit.toNanos(timeout))) {
            throw new TimeoutException("The pool has not given the result yet.");
        }
        return value();
    }

    /** Waits for the result, at most so long. See {@link #get()}. */
    public T get(Duration timeout) throws InterruptedException, ExecutionException, TimeoutException {
        return get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    private T value() throws ExecutionException {
        try {
            return call.value();
        } catch (CancellationException e) {
            throw e;
        } catch (Throwable e) {
            throw new ExecutionException(e);
        }
    }

    /** Returns whether the call has ended, whichever way. Python: {@code ready()}. */
    public boolean ready() {
        return call.isDone();
    }

    /**
     * Returns whether the call has ended with a result. Python: {@code successful()}.
     *
     * @throws IllegalStateException when it has not ended
     */
    public boolean successful() {
        if (!ready()) {
            throw new IllegalStateException("The pool has not given the result yet.");
        }
        return call.isSuccess();
    }

    /** Waits until the call has ended; does not throw when it has failed. Python: {@code wait()}. */
    public void await() throws InterruptedException {
        call.await();
    }

    /**
     * Waits until the call has ended, at most so long.
     *
     * @return whether it has
     */
    public boolean await(Duration timeout) throws InterruptedException {
        return call.await(timeout.toNanos());
    }

    /**
     * Cancels what is not done.
     *
     * @param mayInterruptIfRunning whether work that has begun is interrupted; a child that does not heed it in half a
     *     second is killed and replaced. If false, work that has begun goes on, and its result is dropped.
     */
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return call.cancel(mayInterruptIfRunning);
    }

    @Override
    public boolean isCancelled() {
        return call.isCancelled();
    }

    @Override
    public boolean isDone() {
        return call.isDone();
    }

    @Override
    public String toString() {
        return "PoolResult ("
                + (!isDone() ? "not done" : isCancelled() ? "cancelled" : call.isSuccess() ? "done" : "failed") + ")";
    }
}
