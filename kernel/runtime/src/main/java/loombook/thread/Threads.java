package loombook.thread;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/**
 * Starting threads and pools, and waiting for them and for futures.
 *
 * <p>The threads are the JDK's. They belong to the cell that starts them: what they print appears under it, and
 * interrupting it ends them. When one fails, its failure is shown under that cell, once, with the thread's name. Work may
 * throw checked exceptions.
 *
 * <table>
 * <caption>Python and Java</caption>
 * <tr><th>Python</th><th>Java</th></tr>
 * <tr><td>{@code t = Thread(target=f); t.start()}</td><td>{@code var t = Threads.start(() -> f())}</td></tr>
 * <tr><td>{@code Thread(target=f, name="n", daemon=True)}</td><td>{@code Threads.daemon("n", () -> f())}</td></tr>
 * <tr><td>{@code t.join(); t.join(0.5); t.is_alive()}</td><td>{@code t.join(); t.join(Duration.ofMillis(500)); t.isAlive()}</td></tr>
 * <tr><td>{@code for t in threads: t.join()}</td><td>{@code Threads.joinAll(threads)}</td></tr>
 * <tr><td>{@code threading.current_thread(), get_ident()}</td><td>{@code Thread.currentThread(), .threadId()}</td></tr>
 * <tr><td>{@code threading.Timer(0.5, f).start()}</td><td>{@code Threads.startAfter(Duration.ofMillis(500), () -> f())}</td></tr>
 * <tr><td>{@code threading.Event}</td><td>{@link Event}</td></tr>
 * <tr><td>{@code threading.Lock, RLock}</td><td>{@code synchronized}, {@code ReentrantLock}</td></tr>
 * <tr><td>{@code with lock:}</td><td>{@code lock.lock(); try { … } finally { lock.unlock(); }}</td></tr>
 * <tr><td>{@code threading.Condition(lock)}</td><td>{@code lock.newCondition()}: {@code await}, {@code signal}, {@code signalAll}</td></tr>
 * <tr><td>{@code threading.Semaphore, BoundedSemaphore}</td><td>{@code Semaphore}: {@code acquire}, {@code release}; no bound is checked</td></tr>
 * <tr><td>{@code threading.Barrier}</td><td>{@code CyclicBarrier}: {@code await}</td></tr>
 * <tr><td>{@code threading.local()}</td><td>{@code ThreadLocal.withInitial(..)}</td></tr>
 * <tr><td>{@code queue.Queue, LifoQueue, PriorityQueue}</td><td>{@link JoinableQueue}</td></tr>
 * <tr><td>{@code queue.SimpleQueue}</td><td>{@code LinkedBlockingQueue}</td></tr>
 * <tr><td>{@code ThreadPoolExecutor(4)}</td><td>{@code Threads.pool(4)}: a {@link ThreadPool}</td></tr>
 * <tr><td>{@code concurrent.futures.as_completed(fs)}</td><td>{@code Threads.asCompleted(fs)}</td></tr>
 * <tr><td>{@code concurrent.futures.wait(fs, return_when=…)}</td><td>{@code Threads.waitAll(fs)}, {@code waitAny}, {@code waitFirstFailure}</td></tr>
 * </table>
 *
 * <p>Two things differ. A failure that ends a thread is also shown when it came from a pool's task whose future nobody
 * holds any more: see {@link PoolFuture}. And the JVM in which cells run ends with the kernel; it waits for no thread, a
 * daemon or not. That is of importance only to code that is later moved into a program.
 */
public final class Threads {
    private Threads() {}

    /**
     * What a thread does; it may throw anything. A lambda is one where this is asked for, and an object that is a {@link
     * Runnable} can be given in its place.
     */
    @FunctionalInterface
    public interface Work extends Runnable {
        /** Does it. */
        void work() throws Exception;

        /** Does it for those that know it as a {@link Runnable}; throws what it throws, also a checked exception. */
        @Override
        @SuppressWarnings("FunctionalInterfaceMethodChanged") // which is why this interface is there
        default void run() {
            try {
                work();
            } catch (Exception failure) {
                throw Unchecked.rethrow(failure);
            }
        }
    }

    /**
     * What has come of waiting for futures. Python: {@code DoneAndNotDoneFutures}.
     *
     * @param done those that are done, in the order in which they were given
     * @param notDone the others, in that order
     */
    public record Waited<F extends Future<?>>(List<F> done, List<F> notDone) {}

    // ---- starting

    /** Starts a thread named {@code Thread-} and a number. Python: {@code threading.Thread(target=…).start()}. */
    public static Thread start(Work work) {
        return start((Runnable) work);
    }

    /** Starts a thread named {@code Thread-} and a number. */
    public static Thread start(Runnable work) {
        return Thread.ofPlatform().start(Owned.runnable(work));
    }

    /** Starts a thread with a name. */
    public static Thread start(String name, Work work) {
        return start(name, (Runnable) work);
    }

    /** Starts a thread with a name. */
    public static Thread start(String name, Runnable work) {
        return Thread.ofPlatform().name(name).start(Owned.runnable(work));
    }

    /**
     * Starts several threads that do the same with another number each.
     *
     * @param count how many
     * @param work from a number, 0 for the first, to the work: {@code Threads.startAll(5, i -> () -> visit(i))}
     * @return the threads, in that order
     * @throws IllegalArgumentException when the count is negative
     */
    public static List<Thread> startAll(int count, IntFunction<? extends Work> work) {
        if (count < 0) {
            throw new IllegalArgumentException(count + " threads can't be started.");
        }
        Objects.requireNonNull(work, Owned.NO_WORK);
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < count; i++) {
            threads.add(start(work.apply(i)));
        }
        return threads;
    }

    /**
     * Starts a virtual thread: it costs next to nothing, and there may be a million of them. It has no name unless it is
     * given one. All virtual threads are daemons. Python has none.
     */
    public static Thread virtual(Work work) {
        return virtual((Runnable) work);
    }

    /** Starts a virtual thread without a name. */
    public static Thread virtual(Runnable work) {
        return Thread.ofVirtual().start(Owned.runnable(work));
    }

    /** Starts a virtual thread with a name. */
    public static Thread virtual(String name, Work work) {
        return virtual(name, (Runnable) work);
    }

    /** Starts a virtual thread with a name. */
    public static Thread virtual(String name, Runnable work) {
        return Thread.ofVirtual().name(name).start(Owned.runnable(work));
    }

    /** Starts a thread for which a program does not wait at its end. Python: {@code Thread(…, daemon=True)}. */
    public static Thread daemon(Work work) {
        return daemon((Runnable) work);
    }

    /** Starts a thread for which a program does not wait at its end. */
    public static Thread daemon(Runnable work) {
        return Thread.ofPlatform().daemon().start(Owned.runnable(work));
    }

    /** Starts a thread with a name, for which a program does not wait at its end. */
    public static Thread daemon(String name, Work work) {
        return daemon(name, (Runnable) work);
    }

    /** Starts a thread with a name, for which a program does not wait at its end. */
    public static Thread daemon(String name, Runnable work) {
        return Thread.ofPlatform().daemon().name(name).start(Owned.runnable(work));
    }

    /**
     * Starts a thread that waits and then works, unless it is cancelled before. Python: {@code threading.Timer}; this one
     * is started already.
     *
     * @param delay how long it waits; zero or less is not at all
     */
    public static ThreadTimer startAfter(Duration delay, Work work) {
        return startAfter(delay, (Runnable) work);
    }

    /** Starts a thread that waits and then works, unless it is cancelled before. */
    public static ThreadTimer startAfter(Duration delay, Runnable work) {
        var timer = new ThreadTimer(delay, work);
        timer.start();
        return timer;
    }

    // ---- joining

    /**
     * Waits until all these threads have ended. What they failed by is shown under their cell and not thrown here.
     *
     * @throws InterruptedException when the current thread is interrupted before or meanwhile
     */
    public static void joinAll(Thread... threads) throws InterruptedException {
        joinAll(List.of(threads));
    }

    /** Waits until all these threads have ended. */
    public static void joinAll(Collection<? extends Thread> threads) throws InterruptedException {
        for (var thread : threads) {
            thread.join();
        }
    }

    /**
     * Waits until all these threads have ended, but not longer than this for all of them together.
     *
     * @return whether all have ended
     * @throws InterruptedException when the current thread is interrupted before or meanwhile
     * @throws IllegalThreadStateException when one was never started
     */
    public static boolean joinAll(Collection<? extends Thread> threads, Duration timeout) throws InterruptedException {
        var deadline = Deadline.in(timeout);
        boolean all = true;
        for (var thread : threads) {
            all &= thread.join(Duration.ofNanos(Math.max(0, deadline.left())));
        }
        return all;
    }

    // ---- pools

    /**
     * Makes a pool of threads named {@code pool-1-1}, {@code pool-1-2} and so on. Python: {@code ThreadPoolExecutor(4)}.
     *
     * @param threads how many tasks it does at the same time; the others wait
     * @throws IllegalArgumentException when that is less than 1
     */
    public static ThreadPool pool(int threads) {
        return pool(threads, ThreadPool.nextName());
    }

    /** Makes a pool of threads that are named {@code name-1}, {@code name-2} and so on. */
    public static ThreadPool pool(int threads, String name) {
        return ThreadPool.of(threads, name, null);
    }

    /**
     * Makes a pool of which each thread begins with the same. When that fails, the pool is broken: all its tasks fail,
     * and it takes no more. Python: {@code ThreadPoolExecutor(4, "name", initializer)} and {@code BrokenThreadPool}.
     *
     * @param initializer what each thread does before its first task
     */
    public static ThreadPool pool(int threads, String name, Work initializer) {
        return ThreadPool.of(threads, name, Objects.requireNonNull(initializer, Owned.NO_WORK));
    }

    /** Makes a pool that starts a virtual thread for each task: none has to wait for another. */
    public static ThreadPool virtualPool() {
        return virtualPool(ThreadPool.nextName());
    }

    /** Makes a pool that starts a virtual thread, {@code name-1} and so on, for each task. */
    public static ThreadPool virtualPool(String name) {
        return ThreadPool.ofVirtual(name);
    }

    // ---- waiting for futures

    /**
     * Goes through futures as they are done: first those that are done already, in the order given. Python: {@code
     * concurrent.futures.as_completed}. Any futures do, such as a {@code CompletableFuture}. Going through it again begins
     * anew; a future that is given twice comes once.
     *
     * <p>When the thread is interrupted while it waits, going on throws a {@link CompletionException} with the {@link
     * InterruptedException} as its cause, and the thread is interrupted still.
     */
    public static <F extends Future<?>> Iterable<F> asCompleted(Collection<? extends F> futures) {
        var all = List.copyOf(futures);
        return () -> new AsCompleted<>(all, Deadline.NEVER);
    }

    /**
     * Goes through futures as they are done, but does not wait longer than this in all, counted from the begin of going
     * through them: then going on throws a {@link CompletionException} with a {@link
     * java.util.concurrent.TimeoutException} as its cause that says how many are not done.
     */
    public static <F extends Future<?>> Iterable<F> asCompleted(Collection<? extends F> futures, Duration timeout) {
        var all = List.copyOf(futures);
        return () -> new AsCompleted<>(all, Deadline.in(timeout));
    }

    /**
     * Waits until all futures are done: have a result, have failed or were cancelled. Python: {@code wait(fs)}.
     *
     * @throws InterruptedException when the thread is interrupted before or meanwhile
     */
    public static <F extends Future<?>> Waited<F> waitAll(Collection<? extends F> futures) throws InterruptedException {
        return Waiting.FOR_ALL.on(futures, Deadline.NEVER);
    }

    /** Waits until all futures are done, but not longer than this; the result tells which are. */
    public static <F extends Future<?>> Waited<F> waitAll(Collection<? extends F> futures, Duration timeout)
            throws InterruptedException {
        return Waiting.FOR_ALL.on(futures, Deadline.in(timeout));
    }

    /**
     * Waits until one of the futures is done. Python: {@code wait(fs, return_when=FIRST_COMPLETED)}.
     *
     * @throws InterruptedException when the thread is interrupted before or meanwhile
     */
    public static <F extends Future<?>> Waited<F> waitAny(Collection<? extends F> futures) throws InterruptedException {
        return Waiting.FOR_ANY.on(futures, Deadline.NEVER);
    }

    /** Waits until one of the futures is done, but not longer than this; the result tells which are. */
    public static <F extends Future<?>> Waited<F> waitAny(Collection<? extends F> futures, Duration timeout)
            throws InterruptedException {
        return Waiting.FOR_ANY.on(futures, Deadline.in(timeout));
    }

    /**
     * Waits until one of the futures has failed, or all are done; being cancelled is no failure. Python: {@code wait(fs,
     * return_when=FIRST_EXCEPTION)}.
     *
     * @throws InterruptedException when the thread is interrupted before or meanwhile
     */
    public static <F extends Future<?>> Waited<F> waitFirstFailure(Collection<? extends F> futures)
            throws InterruptedException {
        return Waiting.FOR_FAILURE.on(futures, Deadline.NEVER);
    }

    /** Waits for that, but not longer than this; the result tells which are done. */
    public static <F extends Future<?>> Waited<F> waitFirstFailure(Collection<? extends F> futures, Duration timeout)
            throws InterruptedException {
        return Waiting.FOR_FAILURE.on(futures, Deadline.in(timeout));
    }
}
