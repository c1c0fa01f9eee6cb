package loombook.thread;

import java.time.Duration;
import java.util.AbstractQueue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A queue between threads that also knows which items are still being worked on: whoever has taken one says {@link
 * #taskDone} when it is dealt with, and {@link #join} waits until all are. Python: {@code queue.Queue}, {@code LifoQueue}
 * and {@code PriorityQueue}. It is a {@link BlockingQueue} of the JDK, with that interface's names: {@code put}, {@code
 * take} (Python: {@code get}), {@code offer} and {@code poll} (with a time-out, or {@code put_nowait} and {@code
 * get_nowait}), {@code size} ({@code qsize}).
 *
 * <p>Items that are removed without being handed out, by {@code clear}, {@code remove(item)}, {@code removeIf} or an
 * iterator, need no {@code taskDone}. {@code take}, {@code poll}, {@code remove()} and {@code drainTo} hand them out.
 *
 * <p>After {@link #shutdown} nothing can be put, and {@code take} fails when the queue is empty. Python has this since
 * 3.13. {@code poll} gives null then, as the JDK's interface says, without waiting.
 *
 * <p>Safe for any number of threads. Waiting threads that are interrupted throw {@link InterruptedException} and leave
 * the queue as it was. Null can't be put. Iterators go through what was there when they were made.
 *
 * @param <T> what is in the queue
 */
public final class JoinableQueue<T> extends AbstractQueue<T> implements BlockingQueue<T> {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition notEmpty = lock.newCondition();
    private final Condition notFull = lock.newCondition();
    private final Condition allDone = lock.newCondition();
    private final Queue<T> items;
    private final int capacity;
    private int unfinished;
    private boolean shutDown;

    /** Thrown by who puts into a queue that was shut down, or takes from one that is empty. Python: {@code ShutDown}. */
    public static final class ShutDownException extends IllegalStateException {
        ShutDownException(String message) {
            super(message);
        }
    }

    /** Makes a queue that gives items in the order in which they were put, with room for any number. */
    public JoinableQueue() {
        this(Integer.MAX_VALUE);
    }

    /**
     * Makes a queue that gives items in the order in which they were put.
     *
     * @param capacity how many have room; who puts more waits
     * @throws IllegalArgumentException when the capacity is less than 1. Python takes that for any number
     */
    public JoinableQueue(int capacity) {
        this(new ArrayDeque<>(), capacity);
    }

    private JoinableQueue(Queue<T> items, int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("A queue needs room for at least one item, not " + capacity
                    + "; without a number it has room for any.");
        }
        this.items = items;
        this.capacity = capacity;
    }

    /** Makes a queue that gives the latest item first, with room for any number. Python: {@code LifoQueue}. */
    public static <T> JoinableQueue<T> lifo() {
        return lifo(Integer.MAX_VALUE);
    }

    /**
     * Makes a queue that gives the latest item first.
     *
     * @param capacity how many items have room
     * @throws IllegalArgumentException when the capacity is less than 1
     */
    public static <T> JoinableQueue<T> lifo(int capacity) {
        return new JoinableQueue<>(Collections.asLifoQueue(new ArrayDeque<>()), capacity);
    }

    /** Makes a queue that gives the least item first, with room for any number. Python: {@code PriorityQueue}. */
    public static <T extends Comparable<? super T>> JoinableQueue<T> priority() {
        return priority(Comparator.naturalOrder(), Integer.MAX_VALUE);
    }

    /** Makes a queue that gives first what comes first by an order, with room for any number. */
    public static <T> JoinableQueue<T> priority(Comparator<? super T> order) {
        return priority(order, Integer.MAX_VALUE);
    }

    /**
     * Makes a queue that gives first what comes first by an order; of equals any.
     *
     * @param capacity how many items have room
     * @throws IllegalArgumentException when the capacity is less than 1
     */
    public static <T> JoinableQueue<T> priority(Comparator<? super T> order, int capacity) {
        return new JoinableQueue<>(new PriorityQueue<>(Objects.requireNonNull(order, "order")), capacity);
    }

    // ---- what is being worked on

    /**
     * Says that an item is dealt with that was taken before. Python: {@code task_done}.
     *
     * @throws IllegalStateException when every item that was put is dealt with already
     */
    public void taskDone() {
        lock.lock();
        try {
            if (unfinished == 0) {
                throw new IllegalStateException("taskDone() was called too many times: "
                        + "every item that was put into the queue is done already. Call it once for each item taken.");
            }
            finish(1);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until every item that was put has been taken and {@link #taskDone} was called for it; returns at once when
     * there is none.
     *
     * @throws InterruptedException when the thread is interrupted before or meanwhile
     */
    public void join() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (unfinished > 0) {
                allDone.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for that, but not longer than this. Python's {@code join} knows no time-out.
     *
     * @return whether all items are done
     * @throws InterruptedException when the thread is interrupted before or meanwhile
     */
    public boolean join(Duration timeout) throws InterruptedException {
        long left = Durations.nanos(timeout);
        lock.lockInterruptibly();
        try {
            while (unfinished > 0) {
                if (left <= 0) {
                    return false;
                }
                left = allDone.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Returns how many items were put and are not done: those in the queue and those that are being worked on. */
    public int unfinished() {
        lock.lock();
        try {
            return unfinished;
        } finally {
            lock.unlock();
        }
    }

    private void finish(int count) {
        // Who says too early that an item is done, before it is taken, is not found out; below zero it must not go.
        unfinished = Math.max(0, unfinished - count);
        if (unfinished == 0) {
            allDone.signalAll();
        }
    }

    // ---- the end

    /**
     * Shuts the queue down: whoever puts, also who waits for room, fails from now on. What is in it can still be taken;
     * then whoever takes, also who waits, fails. Python: {@code shutdown()}.
     */
    public void shutdown() {
        shutdown(false);
    }

    /**
     * Shuts the queue down, and throws away what is in it. Python: {@code shutdown(immediate=True)}.
     *
     * @return the items that nobody will take: they need no {@link #taskDone}
     */
    public List<T> shutdownNow() {
        return shutdown(true);
    }

    private List<T> shutdown(boolean immediately) {
        lock.lock();
        try {
            var left = new ArrayList<T>();
            shutDown = true;
            if (immediately) {
                for (var item = items.poll(); item != null; item = items.poll()) {
                    left.add(item);
                }
                finish(left.size());
            }
            notEmpty.signalAll();
            notFull.signalAll();
            return left;
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether the queue was shut down. */
    public boolean isShutdown() {
        lock.lock();
        try {
            return shutDown;
        } finally {
            lock.unlock();
        }
    }

    // ---- putting

    /**
     * Puts an item in; waits for room.
     *
     * @throws InterruptedException when the thread is interrupted before or meanwhile; the item is not in the queue then
     * @throws ShutDownException when the queue is shut down, or is while it waits
     */
    @Override
    public void put(T item) throws InterruptedException {
        Objects.requireNonNull(item, "item");
        lock.lockInterruptibly();
        try {
            while (isFull()) {
                notFull.await();
            }
            insert(item);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Puts an item in if there is room now.
     *
     * @return whether it is in the queue
     * @throws ShutDownException when the queue is shut down
     */
    @Override
    public boolean offer(T item) {
        Objects.requireNonNull(item, "item");
        lock.lock();
        try {
            if (isFull()) {
                return false;
            }
            insert(item);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Puts an item in; waits for room, but not longer than this.
     *
     * @return whether it is in the queue
     * @throws InterruptedException when the thread is interrupted before or meanwhile; the item is not in the queue then
     * @throws ShutDownException when the queue is shut down, or is while it waits
     */
    @Override
    public boolean offer(T item, long timeout, TimeUnit unit) throws InterruptedException {
        Objects.requireNonNull(item, "item");
        long left = unit.toNanos(timeout);
        lock.lockInterruptibly();
        try {
            while (isFull()) {
                if (left <= 0) {
                    return false;
                }
                left = notFull.awaitNanos(left);
            }
            insert(item);
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean isFull() {
        return items.size() >= capacity && !shutDown;
    }

    private void insert(T item) {
        if (shutDown) {
            throw new ShutDownException("The queue is shut down: nothing can be put into it any more.");
        }
        items.add(item);
        unfinished++;
        notEmpty.signal();
    }

    // ---- taking

    /**
     * Takes the next item; waits for one.
     *
     * @throws InterruptedException when the thread is interrupted before or meanwhile; nothing was taken then
     * @throws ShutDownException when the queue is empty and shut down, or is while it waits
     */
    @Override
    public T take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (items.isEmpty() && !shutDown) {
                notEmpty.await();
            }
            var item = next();
            if (item == null) {
                throw new ShutDownException("The queue is shut down and empty: there is nothing to take any more.");
            }
            return item;
        } finally {
            lock.unlock();
        }
    }

    /** Takes the next item, or returns null when there is none. */
    @Override
    public @Nullable T poll() {
        lock.lock();
        try {
            return next();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes the next item; waits for one, but not longer than this.
     *
     * @return the item; null when there is none in time, or when the queue is empty and shut down
     * @throws InterruptedException when the thread is interrupted before or meanwhile; nothing was taken then
     */
    @Override
    public @Nullable T poll(long timeout, TimeUnit unit) throws InterruptedException {
        long left = unit.toNanos(timeout);
        lock.lockInterruptibly();
        try {
            while (items.isEmpty() && !shutDown && left > 0) {
                left = notEmpty.awaitNanos(left);
            }
            return next();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int drainTo(Collection<? super T> target) {
        return drainTo(target, Integer.MAX_VALUE);
    }

    @Override
    public int drainTo(Collection<? super T> target, int most) {
        if (target == this) {
            throw new IllegalArgumentException("A queue can't be drained into itself.");
        }
        lock.lock();
        try {
            int count = 0;
            while (count < most && !items.isEmpty()) {
                // What the collection refuses stays in the queue.
                target.add(items.element());
                var _ = next();
                count++;
            }
            return count;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable T next() {
        var item = items.poll();
        if (item != null) {
            notFull.signal();
        }
        return item;
    }

    // ---- looking and removing

    @Override
    public @Nullable T peek() {
        lock.lock();
        try {
            return items.peek();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int size() {
        lock.lock();
        try {
            return items.size();
        } finally {
            lock.unlock();
        }
    }

    /** Returns how many more items have room now; {@link Integer#MAX_VALUE} when any number has. */
    @Override
    public int remainingCapacity() {
        lock.lock();
        try {
            return capacity == Integer.MAX_VALUE ? capacity : capacity - items.size();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean contains(@Nullable Object item) {
        lock.lock();
        try {
            return items.contains(item);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Object[] toArray() {
        lock.lock();
        try {
            return items.toArray();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean remove(@Nullable Object item) {
        lock.lock();
        try {
            return items.remove(item) && discarded(1);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void clear() {
        lock.lock();
        try {
            int count = items.size();
            items.clear();
            var _ = discarded(count);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Iterator<T> iterator() {
        lock.lock();
        try {
            return new Snapshot(new ArrayList<>(items).iterator());
        } finally {
            lock.unlock();
        }
    }

    private boolean discarded(int count) {
        for (int i = 0; i < count; i++) {
            notFull.signal();
        }
        finish(count);
        return true;
    }

    private void removeThis(T item) {
        lock.lock();
        try {
            for (var all = items.iterator(); all.hasNext(); ) {
                if (all.next() == item) {
                    all.remove();
                    var _ = discarded(1);
                    return;
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Goes through what was in the queue once. */
    private final class Snapshot implements Iterator<T> {
        private final Iterator<T> items;
        private @Nullable T latest;

        Snapshot(Iterator<T> items) {
            this.items = items;
        }

        @Override
        public boolean hasNext() {
            return items.hasNext();
        }

        @Override
        public T next() {
            var next = items.next();
            latest = next;
            return next;
        }

        @Override
        public void remove() {
            var item = latest;
            if (item == null) {
                throw new IllegalStateException("There is no item to remove: call next() before each remove().");
            }
            latest = null;
            removeThis(item);
        }
    }
}
