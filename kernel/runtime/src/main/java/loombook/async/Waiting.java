package loombook.async;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future.State;
import java.util.concurrent.TimeoutException;
import loombook.async.Async.ReturnWhen;
import loombook.async.Async.Waited;
import org.jspecify.annotations.Nullable;

/** The ways to wait for tasks. */
final class Waiting {
    private Waiting() {}

    static <T extends @Nullable Object> Waited<T> forSome(
            Collection<? extends AsyncTask<T>> tasks, ReturnWhen when, @Nullable Duration timeout) {
        if (tasks.isEmpty()) {
            throw new IllegalArgumentException("There is no task to wait for.");
        }
        var me = Async.current();
        var enough = new Promise<Boolean>(me.loop, "tasks");
        var left = new int[] {tasks.size()};
        var turns = tasks.stream()
                .map(task -> new Turn.Step(() -> {
                    boolean first = when == ReturnWhen.FIRST_COMPLETED
                            || (when == ReturnWhen.FIRST_EXCEPTION && task.state() == State.FAILED);
                    if (--left[0] == 0 || first) {
                        enough.complete(true);
                    }
                }))
                .toList();
        var each = turns.iterator();
        tasks.forEach(task -> task.promise.whenDone(each.next()));
        var timer =
                timeout == null ? null : me.loop.after(timeout.toNanos(), new Turn.Step(() -> enough.complete(false)));
        try {
            me.await(enough);
        } catch (Exception e) {
            throw Thrower.<RuntimeException>asIs(e);
        } finally {
            me.tidy(() -> {
                if (timer != null) {
                    timer.cancel();
                }
                var turn = turns.iterator();
                tasks.forEach(task -> task.promise.unlisten(turn.next()));
            });
        }
        var done = new LinkedHashSet<AsyncTask<T>>();
        var pending = new LinkedHashSet<AsyncTask<T>>();
        tasks.forEach(task -> (task.isDone() ? done : pending).add(task));
        return new Waited<>(done, pending);
    }

    static <T extends @Nullable Object> T atMost(AsyncTask<T> task, Duration timeout) throws Exception {
        var me = Async.current(task.loop);
        var over = new boolean[1];
        var timer = me.loop.after(timeout.toNanos(), new Turn.Step(() -> over[0] = task.promise.cancel(null)));
        int before = me.cancelling();
        try {
            return task.await();
        } catch (CancellationException cancellation) {
            if (over[0] && task.isCancelled() && me.cancelling() == before) {
                var late = new TimeoutException("Not done in " + timeout.toMillis() + " ms: " + task.name());
                late.initCause(cancellation);
                throw late;
            }
            throw cancellation;
        } finally {
            me.tidy(timer::cancel);
        }
    }

    static <T extends @Nullable Object> T shielded(AsyncTask<T> task) throws Exception {
        var me = Async.current(task.loop);
        task.markRetrieved();
        if (task.isDone()) {
            return me.await(task.promise);
        }
        var outer = new Promise<T>(me.loop, task);
        task.promise.whenDone(new Turn.Step(() -> {
            switch (task.promise.failure()) {
                case CancellationException cancellation -> outer.endCancelled(cancellation);
                case Throwable failure -> outer.fail(failure);
                case null -> outer.complete(task.resultNow());
            }
        }));
        return me.await(outer);
    }

    /** Tasks in the order in which they end. */
    static final class Completions<T extends @Nullable Object> implements Iterator<AsyncTask<T>> {
        private final ArrayDeque<AsyncTask<T>> done = new ArrayDeque<>();
        private int left;
        private @Nullable Promise<Boolean> next;

        Completions(Collection<? extends AsyncTask<T>> tasks) {
            left = tasks.size();
            for (var task : tasks) {
                task.promise.whenDone(new Turn.Step(() -> {
                    done.add(task);
                    if (next != null) {
                        next.complete(true);
                    }
                }));
            }
        }

        @Override
        public boolean hasNext() {
            return left > 0;
        }

        @Override
        public AsyncTask<T> next() {
            if (!hasNext()) {
                throw new NoSuchElementException("All tasks have been returned.");
            }
            while (done.isEmpty()) {
                var me = Async.current();
                next = new Promise<>(me.loop, "the next task");
                try {
                    me.await(next);
                } catch (Exception e) {
                    throw Thrower.<RuntimeException>asIs(e);
                }
            }
            left--;
            return done.remove();
        }
    }
}
