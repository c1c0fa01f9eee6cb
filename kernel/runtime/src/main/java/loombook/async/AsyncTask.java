package loombook.async;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import loombook.agent.CellContext;
import loombook.agent.CellObserver.Step;
import loombook.agent.CellStopped;
import loombook.agent.Cells;
import loombook.agent.Handover;
import org.jspecify.annotations.Nullable;

/**
 * Work that an event loop does, on a virtual thread of its own, taking turns with the loop's other tasks. Python:
 * {@code asyncio.Task}. Made by {@link Async#task}; what it prints belongs to the cell that made it.
 *
 * <p>Cancelling a task throws a {@link CancellationException} where it awaits, so that {@code finally} blocks run; they
 * may await too. A task that catches it goes on. Interrupting a task's thread cancels the task.
 *
 * <p>Where a method does not say otherwise, it may be called by what runs in the same loop only.
 *
 * @param <T> what it results in
 */
public final class AsyncTask<T extends @Nullable Object> implements Future<T> {
    private static final ThreadLocal<@Nullable AsyncTask<?>> OF_THREAD = new ThreadLocal<>();

    final AsyncLoop loop;
    final Baton baton;
    final Promise<T> promise;
    final Cancelling cancelling;
    final Turn.Resume resume = new Turn.Resume(this);
    private final @Nullable Callable<T> work;
    private final @Nullable CellContext cell = Handover.cell();
    private volatile String name;
    private volatile boolean isGuest;
    private boolean begun;
    private boolean cancelledByLoop;
    private volatile boolean retrieved;
    private int interrupts;

    AsyncTask(AsyncLoop loop, @Nullable String name, Callable<T> work) {
        this.loop = loop;
        this.work = work;
        this.promise = new Own(loop);
        this.cancelling = new Cancelling(promise);
        this.name = name == null ? "" : name;
        this.baton = new Baton(Thread.ofVirtual().name(this.name).unstarted(this::body));
    }

    /** Has a thread that there is take part in a loop. */
    AsyncTask(AsyncLoop loop, String name, Thread thread) {
        this.loop = loop;
        this.work = null;
        this.promise = new Own(loop);
        this.cancelling = new Cancelling(promise);
        this.name = name;
        this.baton = new Baton(thread);
        this.isGuest = true;
        this.begun = true;
    }

    /** The task's own promise: to cancel it is to cancel the task. */
    private final class Own extends Promise<T> {
        Own(AsyncLoop loop) {
            super(loop, AsyncTask.this);
        }

        @Override
        boolean cancel(@Nullable String why) {
            return cancelling.request(why);
        }
    }

    /** Returns the task of the current thread, or null. */
    static @Nullable AsyncTask<?> ofThread() {
        var task = OF_THREAD.get();
        return task != null && task.isGuest && task.promise.isDone() ? null : task;
    }

    // ---- its life

    /** Has the loop begin it; in the loop's turn. */
    void begin() {
        if (name.isEmpty()) {
            setName(loop.nextName());
        }
        loop.begun(this);
        loop.soon(resume);
        TaskWatcher.now(this, Step.READY);
    }

    /** Called when its turn has come; returns false when there is nothing for its thread to do. */
    boolean goesOn() {
        if (!begun && cancelling.isPending()) {
            if (cancelledByLoop) {
                note("Task " + name + " was never begun, since its loop came to its end.");
            }
            end(cancelling.exception(), null);
            return false;
        }
        begun = true;
        TaskWatcher.now(this, Step.RUNNING);
        return true;
    }

    private void body() {
        OF_THREAD.set(this);
        Object before = null;
        T value = null;
        Throwable failure = null;
        try {
            before = Handover.beginPart(cell);
            value = callWork();
        } catch (Throwable e) {
            // Whatever it is belongs to the one who awaits.
            failure = e;
        } finally {
            Handover.end(before);
        }
        finish(failure, value);
    }

    private @Nullable T callWork() throws Exception {
        return work == null ? null : work.call();
    }

    private void finish(@Nullable Throwable failure, @Nullable T value) {
        if (baton.isHere()) {
            end(failure, value);
            loop.passOn(baton);
        } else {
            loop.post(() -> end(failure, value));
        }
    }

    @SuppressWarnings("NullAway") // T may be a nullable type: then null is a result
    private void end(@Nullable Throwable failure, @Nullable T value) {
        switch (failure) {
            case null -> promise.complete(value);
            case CancellationException cancellation -> promise.endCancelled(cancellation);
            case CellStopped stopped -> promise.endCancelled(cancelledBy(stopped));
            default -> promise.fail(failure);
        }
        loop.ended(this, promise.state() == State.FAILED);
        TaskWatcher.now(this, Step.ENDED);
    }

    private static CancellationException cancelledBy(Throwable stopped) {
        var cancellation = new CancellationException(stopped.getMessage());
        cancellation.initCause(stopped);
        return cancellation;
    }

    /** Ends the part that a cell's thread takes. */
    void endGuest() {
        if (promise.endCancelled(new CancellationException("The cell has ended"))) {
            loop.leave(this);
            TaskWatcher.now(this, Step.ENDED);
        }
    }

    // ---- waiting, on its own thread

    /** Gives way until a promise is kept. */
    <R extends @Nullable Object> R await(Promise<R> other) throws Exception {
        if (!other.isDone()) {
            if (other == promise) {
                throw new IllegalStateException(this + " can't await itself.");
            }
            other.whenDone(resume);
            cancelling.waitsFor(other);
            TaskWatcher.waits(this, other);
            suspend(other);
        }
        cancelling.throwIfPending();
        try {
            return other.result();
        } catch (CancellationException cancellation) {
            throw Thrower.asIs(cancelling.instead(cancellation));
        }
    }

    /** Gives way once: whatever is ready comes first. */
    void yieldTurn() {
        loop.soon(resume);
        TaskWatcher.now(this, Step.READY);
        suspend(null);
        cancelling.throwIfPending();
    }

    private void suspend(@Nullable Promise<?> other) {
        if (!baton.isHere()) {
            throw stoppedHard();
        }
        loop.passOn(baton);
        try {
            awaitTurn();
        } finally {
            cancelling.waitedFor(other);
        }
    }

    /** Waits for the turn. The first interrupt cancels the task, the second one ends its part in the loop. */
    void awaitTurn() {
        while (!baton.isHere()) {
            LockSupport.park(loop);
            if (Thread.interrupted()) {
                interrupts++;
                if (interrupts == 1 && !loop.isClosed()) {
                    loop.post(this::interrupted);
                } else if (baton.leave()) {
                    throw stoppedHard();
                }
            }
        }
    }

    /**
     * When a cell is interrupted, all its threads are. To cancel all tasks at once would cancel most of them twice, as who
     * waits cancels what it waits for, and the second time it would strike the tidying up. So the main task begins.
     */
    private void interrupted() {
        if (isGuest || !Cells.isInterrupted(cell)) {
            cancelling.request("The task's thread was interrupted");
        }
    }

    /** Cancels it if an interrupted cell has made it, of which this was the part in the loop. */
    void endWith(AsyncTask<?> guest) {
        if (cell == guest.cell && Cells.isInterrupted(cell)) {
            cancelling.request(null);
        }
    }

    private CancellationException stoppedHard() {
        return new CancellationException(this + " was stopped: it may tidy up, but await nothing more");
    }

    /** Does something that touches the loop, at the end of waiting: later, when this thread has left the loop. */
    void tidy(Runnable step) {
        if (baton.isHere()) {
            step.run();
        } else {
            loop.post(step);
        }
    }

    // ---- cancelling

    boolean isGuest() {
        return isGuest;
    }

    void cancelByLoop() {
        cancelledByLoop = true;
        cancelling.request(null);
    }

    /**
     * Asks the task to end: where it awaits, a {@link CancellationException} is thrown. What it awaits is cancelled too,
     * if that is a task. May be called by any thread. Python: {@code Task.cancel}.
     *
     * @return false when it is done already
     */
    public boolean cancel() {
        return cancel("");
    }

    /**
     * Does the same with a message for the exception.
     *
     * @return false when it is done already
     */
    public boolean cancel(String why) {
        var reason = why.isEmpty() ? null : why;
        if (loop.isHere()) {
            return cancelling.request(reason);
        }
        if (promise.isDone()) {
            return false;
        }
        loop.post(() -> cancelling.request(reason));
        return true;
    }

    /** Does the same as {@link #cancel()}: the thread is never interrupted. */
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return cancel();
    }

    /** Returns how often it was asked to end, less the times that were taken back. Python: {@code Task.cancelling}. */
    public int cancelling() {
        return cancelling.requests();
    }

    /**
     * Takes back one request to end, after the exception was caught. Python: {@code Task.uncancel}.
     *
     * @return how many are left
     */
    public int uncancel() {
        return cancelling.takeBack();
    }

    // ---- its result

    /**
     * Gives way until the task is done, and returns its result. When the one who waits is cancelled, so is this task;
     * {@link Async#shield} prevents that. Python: {@code await task}.
     *
     * @throws Exception what the task has failed by
     * @throws CancellationException when either of the two was cancelled
     * @throws IllegalStateException when no event loop runs here: other threads use {@link #get()}
     */
    public T await() throws Exception {
        retrieved = true;
        return Async.current(loop).await(promise);
    }

    /**
     * Waits until the task is done. May be called by any thread; what runs in the same loop gives way meanwhile.
     *
     * @throws ExecutionException when the task has failed; the cause says by what
     */
    @Override
    public T get() throws InterruptedException, ExecutionException {
        retrieved = true;
        if (loop.isHere()) {
            try {
                return await();
            } catch (Exception e) {
                if (e instanceof CancellationException cancellation) {
                    throw cancellation;
                }
                throw new ExecutionException(e);
            }
        }
        return toFuture().get();
    }

    /**
     * Does the same for a limited time. The task goes on when the time is over. Not for what runs in the same loop: that
     * uses {@link Async#waitFor}.
     */
    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        retrieved = true;
        if (loop.isHere()) {
            throw new IllegalStateException("In an event loop a task is awaited by Async.waitFor(task, timeout).");
        }
        return toFuture().get(timeout, unit);
    }

    /** Returns a future that completes with this task; cancelling it changes nothing here. May be called by any thread. */
    public CompletableFuture<T> toFuture() {
        var future = new CompletableFuture<T>();
        Runnable listen = () -> promise.whenDone(new Turn.Step(() -> settle(future)));
        if (loop.isHere()) {
            listen.run();
        } else if (promise.isDone()) {
            settle(future);
        } else {
            loop.post(listen);
        }
        return future;
    }

    private void settle(CompletableFuture<T> future) {
        retrieved = true;
        try {
            future.complete(promise.result());
        } catch (CancellationException _) {
            future.cancel(false);
        } catch (Throwable failure) {
            future.completeExceptionally(failure);
        }
    }

    /** Returns how it stands. May be called by any thread. */
    @Override
    public State state() {
        return promise.state();
    }

    /** Returns whether it has ended, in whatever way. May be called by any thread. */
    @Override
    public boolean isDone() {
        return promise.isDone();
    }

    /** Returns whether it has ended by being cancelled. May be called by any thread. */
    @Override
    public boolean isCancelled() {
        return promise.isCancelled();
    }

    /**
     * Returns the result of a task that has succeeded. May be called by any thread. Python: {@code Task.result}.
     *
     * @throws IllegalStateException when it has not
     */
    @Override
    public T resultNow() {
        retrieved = true;
        if (state() != State.SUCCESS) {
            throw new IllegalStateException(this + " has no result");
        }
        try {
            return promise.result();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Returns what a task has failed by. May be called by any thread. Python: {@code Task.exception}.
     *
     * @throws IllegalStateException when it has not failed
     */
    @Override
    public Throwable exceptionNow() {
        retrieved = true;
        var failure = promise.failure();
        if (state() != State.FAILED || failure == null) {
            throw new IllegalStateException(this + " has not failed");
        }
        return failure;
    }

    /**
     * Has a function called by the loop when the task is done; soon, when it is done already. Python:
     * {@code Task.add_done_callback}.
     */
    public void whenDone(Consumer<? super AsyncTask<T>> function) {
        loop.check();
        promise.whenDone(new Turn.Call(AsyncLoop.carried(() -> function.accept(this))));
    }

    // ---- what it is called, what is told

    /** Returns its name, {@code Task-} and a number when it was given none. May be called by any thread. */
    public String name() {
        return name;
    }

    /** Gives it a name, and its thread too. May be called by any thread. */
    public void setName(String name) {
        this.name = name;
        if (!isGuest) {
            baton.thread().setName(name);
        }
    }

    @Nullable
    CellContext cell() {
        return cell;
    }

    void markRetrieved() {
        retrieved = true;
    }

    boolean isRetrieved() {
        return retrieved;
    }

    void tellUnlessRetrieved() {
        var failure = promise.failure();
        if (!retrieved && failure != null) {
            tell("Task " + name + " failed, and nobody has awaited it:", failure);
        }
    }

    void note(String sentence, StackTraceElement... where) {
        Cells.note(cell, sentence, where);
    }

    void tell(String heading, Throwable what) {
        Cells.tell(cell, heading, what);
    }

    /** Describes it, such as {@code AsyncTask[fetch, RUNNING]}. */
    @Override
    public String toString() {
        return "AsyncTask[" + name + ", " + state() + "]";
    }

    /** Has the current thread be known as this task's. */
    void isOfThread() {
        OF_THREAD.set(this);
    }
}
