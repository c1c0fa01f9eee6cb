package loombook.thread;

import java.time.Duration;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Threads that do tasks one after the other, made by {@link Threads#pool} or {@link Threads#virtualPool}. Python: {@code
 * concurrent.futures.ThreadPoolExecutor} and {@code multiprocessing.pool.ThreadPool}. It is an {@link ExecutorService} of
 * the JDK; tasks may throw checked exceptions.
 *
 * <p>A task belongs to the cell that has handed it over, whichever cell the pool is of. Its failure is the future's: see
 * there for when it is shown. That of {@link #execute(Runnable)}, which gives no future, is shown at once.
 *
 * <p>{@link #close} waits until all tasks are done, as Python's {@code with} does; when the waiting thread is interrupted
 * the tasks are cancelled and interrupted, and it waits for those that run. Threads that have had nothing to do for half
 * a minute end: a pool that was never closed costs nothing then.
 *
 * <p>Safe for any number of threads. Methods that wait can be interrupted.
 */
public final class ThreadPool extends AbstractExecutorService {
    private static final AtomicInteger POOLS = new AtomicInteger();
    private static final int IDLE_S = 30;

    private final String name;
    private final ExecutorService threads;
    private final boolean isInitialized;
    private volatile @Nullable IllegalStateException broken;

    /**
     * A function that may throw anything. A lambda is one where this is asked for, and an object that is a {@link Function}
     * can be given in its place.
     */
    @FunctionalInterface
    public interface Mapping<T, R extends @Nullable Object> extends Function<T, R> {
        /** Returns what it makes of an item. */
        R map(T item) throws Exception;

        /** Returns the same; throws what {@link #map} throws, also a checked exception. */
        @Override
        @SuppressWarnings("FunctionalInterfaceMethodChanged") // which is why this interface is there
        default R apply(T item) {
            try {
                return map(item);
            } catch (Exception failure) {
                throw Unchecked.rethrow(failure);
            }
        }
    }

    /** The same of two things. */
    @FunctionalInterface
    public interface BiMapping<T, U, R extends @Nullable Object> extends BiFunction<T, U, R> {
        /** Returns what it makes of two items. */
        R map(T one, U other) throws Exception;

        /** Returns the same; throws what {@link #map} throws, also a checked exception. */
        @Override
        @SuppressWarnings("FunctionalInterfaceMethodChanged") // which is why this interface is there
        default R apply(T one, U other) {
            try {
                return map(one, other);
            } catch (Exception failure) {
                throw Unchecked.rethrow(failure);
            }
        }
    }

    private ThreadPool(String name, boolean isInitialized, Function<ThreadPool, ExecutorService> threads) {
        this.name = name;
        this.isInitialized = isInitialized;
        this.threads = threads.apply(this);
    }

    static String nextName() {
        return "pool-" + POOLS.incrementAndGet();
    }

    static ThreadPool of(int threads, String name, @Nullable Runnable initializer) {
        if (threads < 1) {
            throw new IllegalArgumentException("A pool needs at least one thread, not " + threads + ".");
        }
        var plain = Thread.ofPlatform().name(checked(name) + "-", 1).factory();
        var first = initializer == null ? null : Owned.runnable(initializer);
        return new ThreadPool(name, first != null, pool -> {
            var factory = first == null ? plain : pool.initialized(plain, first);
            var made = new ThreadPoolExecutor(
                    threads, threads, IDLE_S, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
            made.allowCoreThreadTimeOut(true);
            return made;
        });
    }

    static ThreadPool ofVirtual(String name) {
        var factory = Thread.ofVirtual().name(checked(name) + "-", 1).factory();
        return new ThreadPool(name, false, _ -> Executors.newThreadPerTaskExecutor(factory));
    }

    private static String checked(@Nullable String name) {
        return Objects.requireNonNull(name, "A pool's name can't be null: leave it out, and it gets one.");
    }

    private ThreadFactory initialized(ThreadFactory factory, Runnable initializer) {
        return worker -> factory.newThread(() -> {
            try {
                initializer.run();
            } catch (Throwable failure) {
                breakBy(failure);
            }
            // Also when it is broken: this fails its tasks one by one, and without it the pool would never end.
            worker.run();
        });
    }

    private synchronized void breakBy(Throwable failure) {
        if (broken == null) {
            broken = new IllegalStateException(
                    "The pool " + name + " is broken: its initializer has failed in the thread "
                            + Thread.currentThread().getName() + ".",
                    failure);
            threads.shutdown();
        }
    }

    /** Returns the name that the names of its threads begin with. */
    public String name() {
        return name;
    }

    // ---- handing tasks over

    /**
     * Has a task done whose result is wanted. Python: {@code submit}.
     *
     * @throws RejectedExecutionException when the pool is closed or broken
     */
    @Override
    public <T extends @Nullable Object> PoolFuture<T> submit(Callable<T> task) {
        var future = newTaskFor(task);
        hand(future);
        return future;
    }

    /** Has a task done whose result is known. */
    @Override
    public <T extends @Nullable Object> PoolFuture<T> submit(Runnable task, T result) {
        var future = newTaskFor(task, result);
        hand(future);
        return future;
    }

    /** Has a task done that has no result: the future gives null. */
    @Override
    public PoolFuture<?> submit(Runnable task) {
        return this.<@Nullable Object>submit(task, null);
    }

    /** Has a task done that has no result and may throw anything: the future gives null. */
    public PoolFuture<?> submit(Threads.Work task) {
        return submit((Runnable) task);
    }

    /** Has a task done without a future; its failure is shown at once as that of a thread. */
    @Override
    public void execute(Runnable task) {
        var owned = task instanceof PoolFuture<?> ? task : Owned.runnable(task);
        hand(
                !isInitialized || task instanceof PoolFuture<?>
                        ? owned
                        : () -> {
                            if (broken != null) {
                                throw broken;
                            }
                            owned.run();
                        });
    }

    /** Has a task done without a future; its failure is shown at once as that of a thread. */
    public void execute(Threads.Work task) {
        execute((Runnable) task);
    }

    private void hand(Runnable task) {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException e) {
            var why = broken;
            throw why == null
                    ? new RejectedExecutionException("The pool " + name + " is closed: it takes no more tasks.", e)
                    : new RejectedExecutionException(why.getMessage(), why);
        }
    }

    @Override
    protected <T extends @Nullable Object> PoolFuture<T> newTaskFor(Callable<T> task) {
        return new PoolFuture<>(Owned.callable(task), () -> broken);
    }

    @Override
    protected <T extends @Nullable Object> PoolFuture<T> newTaskFor(Runnable task, T result) {
        return new PoolFuture<>(Executors.callable(Owned.runnable(task), result), () -> broken);
    }

    // ---- a function for each item

    /**
     * Calls a function for each item and waits for all. Python: {@code list(executor.map(f, items))}, {@code Pool.map}.
     *
     * @return the results in the items' order
     * @throws ExecutionException when it fails for an item, the first in the items' order; its cause is the failure. What
     *     has not begun is cancelled then, and failures of other items are not shown
     * @throws InterruptedException when the current thread is interrupted before or meanwhile; what has not begun is
     *     cancelled
     * @throws RejectedExecutionException when the pool is closed or broken
     */
    public <T, R extends @Nullable Object> List<R> map(
            Mapping<? super T, ? extends R> function, Iterable<? extends T> items)
            throws InterruptedException, ExecutionException {
        return this.<T, R>begin(function, items).list();
    }

    /** Calls a function for each item and waits for all, as with a lambda. */
    public <T, R extends @Nullable Object> List<R> map(
            Function<? super T, ? extends R> function, Iterable<? extends T> items)
            throws InterruptedException, ExecutionException {
        return this.<T, R>begin(function, items).list();
    }

    /**
     * Calls a function for each item and waits for all, but not longer than this. Python: {@code map(f, items,
     * timeout=…)}.
     *
     * @throws TimeoutException when not all are done in time; what has not begun is cancelled
     */
    public <T, R extends @Nullable Object> List<R> map(
            Mapping<? super T, ? extends R> function, Iterable<? extends T> items, Duration timeout)
            throws InterruptedException, ExecutionException, TimeoutException {
        return this.<T, R>begin(function, items).list(timeout);
    }

    /** Calls a function for each item and waits for all, but not longer than this, as with a lambda. */
    public <T, R extends @Nullable Object> List<R> map(
            Function<? super T, ? extends R> function, Iterable<? extends T> items, Duration timeout)
            throws InterruptedException, ExecutionException, TimeoutException {
        return this.<T, R>begin(function, items).list(timeout);
    }

    /**
     * Calls a function of two things for the first of both, the second of both and so on, up to the end of the shorter.
     * Python: {@code executor.map(f, ones, others)}.
     */
    public <T, U, R extends @Nullable Object> List<R> map(
            BiMapping<? super T, ? super U, ? extends R> function,
            Iterable<? extends T> ones,
            Iterable<? extends U> others)
            throws InterruptedException, ExecutionException {
        var pairs = new ArrayList<Map.Entry<T, U>>();
        var other = others.iterator();
        for (T one : ones) {
            if (!other.hasNext()) {
                break;
            }
            pairs.add(new AbstractMap.SimpleImmutableEntry<>(one, other.next()));
        }
        return starmap(function, pairs);
    }

    /**
     * Calls a function of two things for each pair, such as those of a map's {@code entrySet()}. Python: {@code
     * Pool.starmap}.
     */
    public <T, U, R extends @Nullable Object> List<R> starmap(
            BiMapping<? super T, ? super U, ? extends R> function,
            Iterable<? extends Map.Entry<? extends T, ? extends U>> pairs)
            throws InterruptedException, ExecutionException {
        Objects.requireNonNull(function, Owned.NO_WORK);
        return this.<Map.Entry<? extends T, ? extends U>, R>begin(
                        pair -> function.apply(pair.getKey(), pair.getValue()), pairs)
                .list();
    }

    /**
     * Begins to call a function for each item, and does not wait. Python: {@code executor.map}, {@code Pool.imap}.
     *
     * @return the results in the items' order. Going through them waits for each. It throws a {@link
     *     java.util.concurrent.CompletionException} at an item that has failed, with the failure as its cause; and when
     *     the thread is interrupted, with the {@link InterruptedException} as its cause
     */
    public <T, R extends @Nullable Object> Iterable<R> imap(
            Mapping<? super T, ? extends R> function, Iterable<? extends T> items) {
        return this.<T, R>begin(function, items).inOrder();
    }

    /** Begins to call a function for each item, as with a lambda. */
    public <T, R extends @Nullable Object> Iterable<R> imap(
            Function<? super T, ? extends R> function, Iterable<? extends T> items) {
        return this.<T, R>begin(function, items).inOrder();
    }

    /**
     * Begins to call a function for each item, and does not wait. Python: {@code Pool.imap_unordered}.
     *
     * @return the results in the order in which they come; else as those of {@link #imap(Mapping, Iterable)}
     */
    public <T, R extends @Nullable Object> Iterable<R> imapUnordered(
            Mapping<? super T, ? extends R> function, Iterable<? extends T> items) {
        return this.<T, R>begin(function, items).asTheyCome();
    }

    /** Begins to call a function for each item, as with a lambda. */
    public <T, R extends @Nullable Object> Iterable<R> imapUnordered(
            Function<? super T, ? extends R> function, Iterable<? extends T> items) {
        return this.<T, R>begin(function, items).asTheyCome();
    }

    private <T, R extends @Nullable Object> PoolResults<R> begin(
            Function<? super T, ? extends R> function, Iterable<? extends T> items) {
        Objects.requireNonNull(function, Owned.NO_WORK);
        var futures = new ArrayList<PoolFuture<R>>();
        var results = new PoolResults<>(futures);
        try {
            for (T item : items) {
                PoolFuture<R> future = submit((Callable<R>) () -> function.apply(item));
                future.noteAskedFor();
                futures.add(future);
            }
        } catch (RuntimeException | Error e) {
            results.cancelPending();
            throw e;
        }
        return results;
    }

    // ---- the end

    /**
     * Cancels the tasks that have not begun; the pool goes on. With {@link #close} behind it: Python's {@code
     * shutdown(cancel_futures=True)}.
     *
     * @return how many were cancelled
     */
    public int cancelPending() {
        int count = 0;
        if (threads instanceof ThreadPoolExecutor executor) {
            for (var task : executor.getQueue()) {
                if (task instanceof PoolFuture<?> future && future.isPending() && future.cancelPending()) {
                    executor.remove(task);
                    count++;
                }
            }
        }
        return count;
    }

    /** Takes no more tasks and does not wait; what was handed over is done. Python: {@code shutdown(wait=False)}. */
    @Override
    public void shutdown() {
        threads.shutdown();
    }

    /**
     * Takes no more tasks, interrupts those that run, and cancels those that have not begun; does not wait. The JDK's own
     * pools leave the latter neither done nor cancelled, and who waits for one waits for ever.
     *
     * @return the tasks that have not begun
     */
    @Override
    public List<Runnable> shutdownNow() {
        var left = threads.shutdownNow();
        for (var task : left) {
            if (task instanceof PoolFuture<?> future) {
                var _ = future.cancelPending();
            }
        }
        return left;
    }

    @Override
    public boolean isShutdown() {
        return threads.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return threads.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return threads.awaitTermination(timeout, unit);
    }

    /**
     * Takes no more tasks and waits until all are done; does nothing when the pool is closed. Python: {@code shutdown()},
     * the end of {@code with}.
     */
    @Override
    public void close() {
        if (!isTerminated()) {
            super.close();
            Unretrieved.look();
        }
    }

    @Override
    public String toString() {
        var state = isTerminated() ? "closed" : isShutdown() ? "closing" : "open";
        return "ThreadPool[" + name + ", "
                + (threads instanceof ThreadPoolExecutor it
                        ? "threads=" + it.getMaximumPoolSize() + ", running=" + it.getActiveCount() + ", pending="
                                + it.getQueue().size()
                        : "virtual threads")
                + ", " + state + "]";
    }
}
