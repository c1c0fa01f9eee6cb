package loombook.thread;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A task of a {@link ThreadPool}, and what comes of it. Python: {@code concurrent.futures.Future}. It is a {@link
 * java.util.concurrent.Future} of the JDK that also knows whether it has begun, and tells when it is done.
 *
 * <p>When a task fails and nobody asks for its result, Python says nothing. Here the failure is shown under the cell that
 * submitted the task, as a thread's would be, once nobody can ask any more: when the program holds the future no longer
 * and the garbage collector finds that. Closing the pool has it look. Who has called {@link #get}, {@link #resultNow},
 * {@link #exceptionNow} or {@link #failure} has asked.
 *
 * <p>Safe for any number of threads.
 *
 * @param <T> its result
 */
public final class PoolFuture<T extends @Nullable Object> extends FutureTask<T> {
    private final AtomicReference<Begin> begin = new AtomicReference<>(Begin.PENDING);
    private final Supplier<@Nullable Throwable> obstacle;
    private final Consumer<Runnable> showing;
    private final List<Runnable> callbacks = new ArrayList<>();
    private boolean told;
    private @Nullable String thread;
    private volatile boolean isAskedFor;
    private volatile @Nullable Unretrieved unretrieved;

    /** Whether it has begun: decided once, by who is the first to want it. */
    private enum Begin {
        /** It waits. */
        PENDING,
        /** A thread does it, or has done it. */
        BEGUN,
        /** It was cancelled before. */
        NEVER
    }

    /**
     * Makes a task that has not begun.
     *
     * @param work what it does, for the cell that it belongs to
     * @param obstacle asked before it begins: what it fails by at once, or null
     */
    PoolFuture(Callable<T> work, Supplier<@Nullable Throwable> obstacle) {
        super(work);
        this.obstacle = obstacle;
        this.showing = Owned.consumer(Runnable::run);
    }

    // ---- running

    /** Does the task; called by the pool. Does nothing when it was done or cancelled before. */
    @Override
    public void run() {
        if (!begin.compareAndSet(Begin.PENDING, Begin.BEGUN)) {
            return;
        }
        thread = Thread.currentThread().getName();
        var inTheWay = obstacle.get();
        if (inTheWay == null) {
            super.run();
        } else {
            setException(inTheWay);
        }
    }

    /** Called once, by the thread that brings the result, the failure or the cancellation. */
    @Override
    protected void done() {
        if (state() == State.FAILED && !isAskedFor) {
            unretrieved = Unretrieved.note(this, String.valueOf(thread), super.exceptionNow(), showing);
            if (isAskedFor) {
                noteAskedFor();
            }
        }
        List<Runnable> all;
        synchronized (callbacks) {
            told = true;
            all = List.copyOf(callbacks);
            callbacks.clear();
        }
        all.forEach(Runnable::run);
    }

    // ---- asking how it stands

    /** Returns whether it waits to be done. Python: neither {@code running()} nor {@code done()}. */
    public boolean isPending() {
        return begin.get() == Begin.PENDING && !isDone();
    }

    /** Returns whether a thread is doing it now. Python: {@code running()}. */
    public boolean isRunning() {
        return begin.get() == Begin.BEGUN && !isDone();
    }

    // ---- asking for the result

    @Override
    public T get() throws InterruptedException, ExecutionException {
        try {
            return super.get();
        } finally {
            noteAsked();
        }
    }

    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return super.get(timeout, unit);
        } finally {
            noteAsked();
        }
    }

    /**
     * Waits for the result, but not longer than this. Python: {@code result(timeout)}.
     *
     * @throws InterruptedException when the current thread is interrupted before or meanwhile
     * @throws ExecutionException when the task failed; its cause is what it failed by
     * @throws TimeoutException when it is not done in time; it goes on
     * @throws CancellationException when it was cancelled
     */
    public T get(Duration timeout) throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return get(Durations.nanos(timeout), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new TimeoutException("The task is not done after " + Durations.words(timeout) + ".");
        }
    }

    @Override
    public T resultNow() {
        noteAsked();
        return super.resultNow();
    }

    @Override
    public Throwable exceptionNow() {
        noteAsked();
        return super.exceptionNow();
    }

    /**
     * Waits until it is done, and returns what it failed by. Python: {@code exception()}.
     *
     * @return null when it has a result
     * @throws InterruptedException when the current thread is interrupted before or meanwhile
     * @throws CancellationException when it was cancelled
     */
    public @Nullable Throwable failure() throws InterruptedException {
        try {
            var _ = get();
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    private void noteAsked() {
        if (isDone()) {
            noteAskedFor();
        }
    }

    /** Notes that somebody else than its own caller tells of its failure, whenever that comes. */
    void noteAskedFor() {
        isAskedFor = true;
        if (unretrieved instanceof Unretrieved it) {
            var _ = it.settle();
        }
    }

    // ---- cancelling

    /**
     * Cancels it if it has not begun; what has begun is left alone. Python: {@code cancel()}. The JDK's {@link
     * #cancel(boolean)} cancels what runs as well: the future is done at once then, and the thread is interrupted if that
     * is wanted, and goes on to its end if not.
     *
     * @return whether it is cancelled now
     */
    public boolean cancelPending() {
        if (begin.compareAndSet(Begin.PENDING, Begin.NEVER)) {
            super.cancel(false);
        }
        // Another thread may have decided it a moment ago, and is only about to cancel it.
        return begin.get() == Begin.NEVER || isCancelled();
    }

    // ---- telling

    /**
     * Has something done when this is done, and at once if it is. Python: {@code add_done_callback}. The thread that has
     * done the task does it, or that which cancels it, in the order of the calls of this method. When it fails, that is
     * shown as a thread's failure, and the others are called nevertheless.
     *
     * @param action takes this future
     * @return this future
     */
    public PoolFuture<T> whenDone(Consumer<? super PoolFuture<T>> action) {
        Consumer<? super PoolFuture<T>> owned = Owned.consumer(action);
        tellAtOnce(() -> {
            try {
                owned.accept(this);
            } catch (RuntimeException | Error failure) {
                Unretrieved.show(Thread.currentThread().getName(), failure);
            }
        });
        return this;
    }

    /** Has something done that is quick and does not fail, when this is done. */
    void tellAtOnce(Runnable action) {
        synchronized (callbacks) {
            if (!told) {
                callbacks.add(action);
                return;
            }
        }
        action.run();
    }

    @Override
    public String toString() {
        return "PoolFuture["
                + switch (state()) {
                    case RUNNING -> isPending() ? "pending" : "running";
                    case SUCCESS -> "done: " + super.resultNow();
                    case FAILED -> "failed: " + super.exceptionNow();
                    case CANCELLED -> "cancelled";
                }
                + "]";
    }
}
