package loombook.async;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Items that a task emits one by one while another goes through them; the two take turns. Made by {@link Async#generator}.
 * For use by one task, once. Who does not go to the end closes it, so that the body's {@code finally} blocks run.
 *
 * @param <T> what the items are
 */
public final class AsyncGenerator<T> implements Iterable<T>, AutoCloseable {
    private final Body<T> body;
    private @Nullable AsyncTask<Void> task;
    private @Nullable T item;
    private @Nullable Promise<Boolean> emitted;
    private @Nullable Promise<Boolean> wanted;

    AsyncGenerator(Body<T> body) {
        this.body = body;
    }

    /** What emits the items. */
    @FunctionalInterface
    public interface Body<T> {
        /** Gives each item to {@code out}, which returns when the next one is wanted. */
        void run(Consumer<T> out) throws Exception;
    }

    /**
     * Goes through the items: {@code hasNext()} has the body go on to its next one, and throws what the body fails by.
     * Each iterator goes on where the other one is.
     */
    @Override
    public Iterator<T> iterator() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return goOn();
            }

            @Override
            public T next() {
                return take();
            }
        };
    }

    private boolean goOn() {
        if (item == null && (task == null || !task.isDone())) {
            var me = Async.current();
            var next = new Promise<Boolean>(me.loop);
            emitted = next;
            if (task == null) {
                task = Async.task(() -> body.run(this::emit));
                task.markRetrieved();
                var made = task;
                made.promise.whenDone(new Turn.Step(() -> end(made)));
            } else if (wanted != null) {
                wanted.complete(true);
            }
            await(me, next);
        }
        return item != null;
    }

    private void end(AsyncTask<?> ended) {
        var next = emitted;
        if (next != null) {
            switch (ended.promise.failure()) {
                case null -> next.complete(false);
                case CancellationException cancelled -> next.endCancelled(cancelled);
                case Throwable failure -> next.fail(failure);
            }
        }
    }

    private void emit(T each) {
        item = each;
        var me = Async.current();
        var next = new Promise<Boolean>(me.loop);
        wanted = next;
        if (emitted != null) {
            emitted.complete(true);
        }
        await(me, next);
    }

    private static void await(AsyncTask<?> me, Promise<Boolean> promise) {
        try {
            me.await(promise);
        } catch (Exception e) {
            throw Thrower.<RuntimeException>asIs(e);
        }
    }

    private T take() {
        if (!goOn() || item == null) {
            throw new NoSuchElementException("The generator has ended.");
        }
        var next = item;
        item = null;
        return next;
    }

    /** Cancels the body, and waits until it has tidied up. */
    @Override
    public void close() {
        var running = task;
        if (running != null && !running.isDone()) {
            emitted = null;
            running.cancel();
            Async.gatherSettled(running);
        }
    }
}
