package loombook.process;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import loombook.agent.CellHandle;
import loombook.process.worker.Outcome;
import loombook.process.worker.Task;
import org.jspecify.annotations.Nullable;

/** What a pool was asked for at once: one task, or the chunks of a map. It has ended when all of them have. */
final class Call<T extends @Nullable Object> {
    private final PoolMembers members;
    private final CellHandle cell;
    private final Function<List<?>, T> join;
    private final CountDownLatch done = new CountDownLatch(1);
    private final List<Task> tasks = new ArrayList<>();
    private final @Nullable Outcome[] outcomes;
    private @Nullable Outcome failure;
    private Runnable atEnd = () -> {};
    private int left;
    private boolean cancelled;

    @SuppressWarnings("NullAway") // there is none until it is unpacked
    private T value = null;

    private boolean unpacked;
    private Runnable takeBack = () -> {};

    /** Begins a call of so many tasks, whose results are put together. */
    Call(PoolMembers members, CellHandle cell, int count, Function<List<?>, T> join) {
        this.members = members;
        this.cell = cell;
        this.join = join;
        this.outcomes = new Outcome[count];
        this.left = count;
        if (count == 0) {
            done.countDown();
        }
    }

    /** Puts nothing together: there is one task. */
    @SuppressWarnings("unchecked") // it is what the work has returned
    static <T extends @Nullable Object> Function<List<?>, T> only() {
        return values -> (T) values.getFirst();
    }

    /** Puts the arrays together that are the results of chunks. */
    @SuppressWarnings("unchecked") // they are what chunks have returned
    static <R extends @Nullable Object> Function<List<?>, List<R>> flat() {
        return values -> {
            var all = new ArrayList<R>();
            for (var chunk : values) {
                Collections.addAll(all, (R[]) chunk);
            }
            return all;
        };
    }

    /** Has something done when it has ended, on the thread that hears of that: it must not wait. */
    void whenDone(Runnable action) {
        atEnd = action;
    }

    /** Has one of two callbacks called when it has ended. */
    Call<T> then(Consumer<? super T> callback, Consumer<? super Throwable> errorCallback) {
        // Not on the thread that hears the child: the callback may wait for it.
        whenDone(() -> Thread.ofVirtual()
                .name("pool-callback")
                .inheritInheritableThreadLocals(false)
                .start(() -> cell.run(() -> call(callback, errorCallback))));
        return this;
    }

    private void call(Consumer<? super T> callback, Consumer<? super Throwable> errorCallback) {
        try {
            T result;
            try {
                result = value();
            } catch (Throwable failure) {
                errorCallback.accept(failure);
                return;
            }
            callback.accept(result);
        } catch (RuntimeException | Error e) {
            cell.uncaught("a callback of a pool", e);
        }
    }

    /** Adds a task that belongs to it; all are added before the first is begun. */
    void add(loombook.process.code.Parcel work) {
        int index = tasks.size();
        tasks.add(new Task(work, cell, outcome -> ended(index, outcome)));
    }

    /** Begins. */
    void begin() {
        if (tasks.isEmpty()) {
            end();
            return;
        }
        takeBack = cell.onInterrupt(() -> cancel(true));
        try {
            members.submit(tasks);
        } catch (RejectedExecutionException e) {
            takeBack.run();
            throw e;
        }
        if (isDone()) {
            takeBack.run();
        }
    }

    private void ended(int index, Outcome outcome) {
        synchronized (this) {
            outcomes[index] = outcome;
            if (!outcome.isSuccess() && failure == null) {
                failure = outcome;
            }
            if (--left > 0) {
                return;
            }
        }
        end();
    }

    private void end() {
        done.countDown();
        takeBack.run();
        atEnd.run();
    }

    boolean isDone() {
        return done.getCount() == 0;
    }

    synchronized boolean isSuccess() {
        return isDone() && failure == null;
    }

    synchronized boolean isCancelled() {
        return cancelled;
    }

    void await() throws InterruptedException {
        done.await();
    }

    boolean await(long nanos) throws InterruptedException {
        return done.await(nanos, TimeUnit.NANOSECONDS);
    }

    /** Waits, and cancels all when the wait is interrupted. */
    @SuppressWarnings("TypeParameterUnusedInFormals")
    T result() throws Exception {
        try {
            await();
        } catch (InterruptedException e) {
            var _ = cancel(true);
            throw e;
        }
        try {
            return value();
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new RemoteFailure("The work has thrown " + e, e);
        }
    }

    /** Returns the value when it has ended; throws what the work has thrown. */
    synchronized T value() throws Throwable {
        if (failure != null) {
            var _ = failure.value();
        }
        if (!unpacked) {
            var values = new ArrayList<@Nullable Object>();
            for (var each : outcomes) {
                values.add(each == null ? null : each.value());
            }
            value = join.apply(values);
            java.util.Arrays.fill(outcomes, null);
            unpacked = true;
        }
        return value;
    }

    /** Returns what was thrown; null when it has a value. */
    synchronized @Nullable Throwable failure() {
        return failure == null ? null : failure.thrown();
    }

    boolean cancel(boolean interrupts) {
        synchronized (this) {
            if (left == 0) {
                return false;
            }
            cancelled = true;
        }
        for (var task : tasks) {
            members.cancel(task, interrupts);
        }
        return true;
    }

    static Outcome cancelledOutcome(String why) {
        return new Outcome.Lost(new CancellationException(why));
    }
}
