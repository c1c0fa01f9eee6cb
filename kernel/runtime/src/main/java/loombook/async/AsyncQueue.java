package loombook.async;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * A queue between tasks of one loop, with a count of what is still to be worked on. Python: {@code asyncio.Queue}.
 *
 * @param <T> what it holds; not null
 */
public final class AsyncQueue<T> {
    private final Queue<T> items;
    private final int most;
    private final Waiters getters = new Waiters(this);
    private final Waiters putters = new Waiters(this);
    private final Waiters joiners = new Waiters(this);
    private int unfinished;
    private boolean shut;

    /** The queue takes nothing more, or has nothing more. Python: {@code asyncio.QueueShutDown}. */
    public static final class ShutDown extends IllegalStateException {
        private static final long serialVersionUID = 1;

        private ShutDown() {
            super("The queue is shut down.");
        }
    }

    /** Makes a queue of any length: first in, first out. */
    public AsyncQueue() {
        this(0);
    }

    /**
     * Makes a queue: first in, first out.
     *
     * @param most how many items it holds at most; 0 for any number
     */
    public AsyncQueue(int most) {
        this(most, new ArrayDeque<>());
    }

    private AsyncQueue(int most, Queue<T> items) {
        if (most < 0) {
            throw new IllegalArgumentException("A queue can't hold " + most + " items.");
        }
        this.most = most;
        this.items = items;
    }

    /** Returns a queue of any length that gives the latest item first. Python: {@code asyncio.LifoQueue}. */
    public static <T> AsyncQueue<T> lifo() {
        return lifo(0);
    }

    /** Returns a queue that gives the latest item first and holds so many at most; 0 for any number. */
    public static <T> AsyncQueue<T> lifo(int most) {
        return new AsyncQueue<>(most, Collections.asLifoQueue(new ArrayDeque<>()));
    }

    /** Returns a queue of any length that gives the smallest item first. Python: {@code asyncio.PriorityQueue}. */
    public static <T extends Comparable<? super T>> AsyncQueue<T> priority() {
        return priority(0, Comparator.naturalOrder());
    }

    /** Returns a queue that gives the first item of an order and holds so many at most; 0 for any number. */
    public static <T> AsyncQueue<T> priority(int most, Comparator<? super T> order) {
        return new AsyncQueue<>(most, new PriorityQueue<>(order));
    }

    /**
     * Awaits room for an item and adds it.
     *
     * @throws ShutDown when the queue takes nothing more
     */
    public void put(T item) {
        check();
        var _ = Async.current();
        while (!shut && isFull()) {
            putters.await(() -> {
                if (!isFull()) {
                    putters.wakeFirst();
                }
            });
        }
        if (!offer(item)) {
            throw new IllegalStateException("The queue is full.");
        }
    }

    /**
     * Adds an item if there is room. Python: {@code put_nowait}.
     *
     * @return false when the queue is full
     * @throws ShutDown when the queue takes nothing more
     */
    public boolean offer(T item) {
        check();
        if (shut) {
            throw new ShutDown();
        }
        if (isFull()) {
            return false;
        }
        items.add(item);
        unfinished++;
        getters.wakeFirst();
        return true;
    }

    /**
     * Awaits an item and takes it out.
     *
     * @throws ShutDown when the queue is shut down and empty
     */
    public T get() {
        check();
        var _ = Async.current();
        while (true) {
            var item = poll();
            if (item != null) {
                return item;
            }
            if (shut) {
                throw new ShutDown();
            }
            getters.await(() -> {
                if (!items.isEmpty()) {
                    getters.wakeFirst();
                }
            });
        }
    }

    /** Takes an item out if there is one, or returns null. Python: {@code get_nowait}. */
    public @Nullable T poll() {
        check();
        var item = items.poll();
        if (item != null) {
            putters.wakeFirst();
        }
        return item;
    }

    /**
     * Says that the work on one item is done.
     *
     * @throws IllegalStateException when it was said for all items already
     */
    public void taskDone() {
        check();
        if (unfinished == 0) {
            throw new IllegalStateException("taskDone() was called more often than items were put.");
        }
        unfinished--;
        if (unfinished == 0) {
            joiners.wakeAll();
        }
    }

    /** Waits until {@link #taskDone} was called for all items that were put. */
    public void join() {
        check();
        var _ = Async.current();
        while (unfinished > 0) {
            joiners.await();
        }
    }

    /** Has the queue take nothing more; what is in it can still be taken out. Python 3.13: {@code Queue.shutdown}. */
    public void shutdown() {
        shutdown(false);
    }

    /**
     * Has the queue take nothing more, and wakes all who wait at it.
     *
     * @param immediate whether what is in it is dropped, and counts as done
     */
    public void shutdown(boolean immediate) {
        check();
        shut = true;
        if (immediate) {
            unfinished = Math.max(0, unfinished - items.size());
            items.clear();
            if (unfinished == 0) {
                joiners.wakeAll();
            }
        }
        getters.wakeAll();
        putters.wakeAll();
    }

    private void check() {
        getters.check();
        putters.check();
        joiners.check();
    }

    /** Returns how many items are in it. */
    public int size() {
        return items.size();
    }

    /** Returns whether nothing is in it. */
    public boolean isEmpty() {
        return items.isEmpty();
    }

    /** Returns whether it holds as many items as it may. */
    public boolean isFull() {
        return most > 0 && items.size() >= most;
    }

    @Override
    public String toString() {
        return "AsyncQueue" + items;
    }
}
