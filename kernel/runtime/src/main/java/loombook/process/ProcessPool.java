package loombook.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import loombook.agent.CellHandle;
import loombook.process.code.Packing;
import loombook.process.worker.Child;
import loombook.process.worker.Task;
import loombook.process.worker.Worker;
import org.jspecify.annotations.Nullable;

/**
 * Child JVMs that do tasks. Python: {@code multiprocessing.Pool} and {@code concurrent.futures.ProcessPoolExecutor}; to
 * Java it is an {@link ExecutorService}. What can be sent is told in {@link Processes}.
 *
 * <p>Each task is begun at most once and ends once: with its result, with what it has thrown, with a {@link WorkerDied}
 * when its child has died, which is then replaced, or cancelled. A task belongs to the cell that has asked for it: what it
 * prints appears there, and when that cell is interrupted, or the thread that waits in {@code apply}, {@code map} and the
 * like, its tasks are cancelled; a child that does not heed its interrupt in half a second is killed and replaced, and the
 * pool goes on.
 *
 * <p>{@link #close()} waits for the tasks, as of every ExecutorService; Python's {@code with} terminates the pool. A pool
 * that nobody closes ends with the JVM that has started it. Tasks may start processes and pools themselves, which Python
 * refuses. Safe for any number of threads.
 */
public final class ProcessPool implements ExecutorService {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final int size;
    private final PoolMembers members;

    ProcessPool(int size, ProcessOptions options) {
        if (size < 1) {
            throw new IllegalArgumentException("A pool must have at least 1 process, not " + size + ".");
        }
        this.size = size;
        var daemons = options.daemon(true);
        var cell = CellHandle.current();
        var number = new AtomicInteger();
        this.members = new PoolMembers(
                options.tasksPerChild(), initializer(options, cell), owner -> start(daemons, cell, number, owner));
        members.start(size);
    }

    private static @Nullable Function<Task.End, Task> initializer(ProcessOptions options, CellHandle cell) {
        var first = options.initializer();
        if (first == null) {
            return null;
        }
        var work = Packing.work(Processes.called(first), cell.id(), true);
        return end -> new Task(work, cell, end);
    }

    private static Child start(ProcessOptions options, CellHandle cell, AtomicInteger number, Child.Owner owner) {
        var name = options.hasName()
                ? options.nameOr("") + "-" + number.incrementAndGet()
                : "PoolWorker-" + NUMBER.incrementAndGet();
        try {
            return Worker.start(name, options, cell, owner);
        } catch (IOException e) {
            throw new UncheckedIOException("The process " + name + " can't be started: " + e.getMessage(), e);
        }
    }

    // ---- tasks

    /** Begins one task; {@code then} is called when it has ended. */
    <T extends @Nullable Object> Call<T> begin(
            CellHandle of, Callable<T> work, boolean copies, @Nullable Consumer<Call<T>> then) {
        var call = new Call<T>(members, of, 1, Call.only());
        if (then != null) {
            call.whenDone(() -> then.accept(call));
        }
        call.add(Packing.work(work, of.id(), copies));
        call.begin();
        return call;
    }

    private <T extends @Nullable Object> Call<T> begin(Callable<T> work, boolean copies) {
        return begin(CellHandle.current(), checked(work), copies, null);
    }

    private static <W> W checked(W work) {
        return Objects.requireNonNull(work, "There is no work for the pool.");
    }

    /**
     * Has a child do this, and waits for the result. Python: {@code apply}.
     *
     * @throws Exception what the work throws; a {@link WorkerDied} when its child dies
     * @throws NotSendableException when the work can't be sent
     * @throws RejectedExecutionException when the pool is closed
     */
    public <T extends @Nullable Object> T apply(ProcessWork<T> work) throws Exception {
        return begin(work, false).result();
    }

    /** Has a child do this, and waits until it is done. See {@link #apply(ProcessWork)}. */
    public void apply(ProcessAction work) throws Exception {
        var _ = begin(Processes.called(checked(work)), false).result();
    }

    /**
     * Has a child apply a function, and waits for the result. See {@link #apply(ProcessWork)}.
     *
     * <p>{@code System.out.println(pool.apply(n -> f(n), 7))} does not compile: before it knows what the lambda returns, javac
     * has to choose among the methods named println, and a {@code char[]} would do as well as a string. Write
     * {@code IO.println(..)}, of which there is but one, or {@code this::f}, or name the type: {@code (Integer n) -> f(n)}.
     */
    public <T extends @Nullable Object, R extends @Nullable Object> R apply(
            ProcessFunction<? super T, ? extends R> function, T argument) throws Exception {
        return begin(ProcessPool.<T, R>bound(function, argument), false).result();
    }

    /** Has a child apply a function, and waits for the result. See {@link #apply(ProcessWork)}. */
    public <T extends @Nullable Object, U extends @Nullable Object, R extends @Nullable Object> R apply(
            ProcessBiFunction<? super T, ? super U, ? extends R> function, T first, U second) throws Exception {
        return begin(ProcessPool.<T, U, R>bound(function, first, second), false).result();
    }

    /** Has a child do this. Python: {@code apply_async}. See {@link #apply(ProcessWork)}. */
    public <T extends @Nullable Object> PoolResult<T> applyAsync(ProcessWork<T> work) {
        return new PoolResult<>(begin(work, true));
    }

    /** Has a child do this. See {@link #applyAsync(ProcessWork)}. */
    public PoolResult<Void> applyAsync(ProcessAction work) {
        return new PoolResult<>(begin(Processes.called(checked(work)), true));
    }

    /** Has a child apply a function. See {@link #applyAsync(ProcessWork)}. */
    public <T extends @Nullable Object, R extends @Nullable Object> PoolResult<R> applyAsync(
            ProcessFunction<? super T, ? extends R> function, T argument) {
        return new PoolResult<>(begin(ProcessPool.<T, R>bound(function, argument), true));
    }

    /**
     * Has a child do this, and calls one of two callbacks when it is done: as work of the calling cell, on a thread of
     * their own, so that a slow one holds nothing up. Python: {@code apply_async(.., callback, error_callback)}.
     */
    public <T extends @Nullable Object> PoolResult<T> applyAsync(
            ProcessWork<T> work, Consumer<? super T> callback, Consumer<? super Throwable> errorCallback) {
        var of = CellHandle.current();
        var call = new Call<T>(members, of, 1, Call.only()).then(callback, errorCallback);
        call.add(Packing.work(checked(work), of.id(), true));
        call.begin();
        return new PoolResult<>(call);
    }

    private static <T extends @Nullable Object, R extends @Nullable Object> ProcessWork<R> bound(
            ProcessFunction<? super T, ? extends R> function, T argument) {
        checked(function);
        return new Applied<>(function, argument, null);
    }

    private static <T extends @Nullable Object, U extends @Nullable Object, R extends @Nullable Object>
            ProcessWork<R> bound(ProcessBiFunction<? super T, ? super U, ? extends R> function, T first, U second) {
        checked(function);
        return new Applied<>(function, first, second);
    }

    // ---- maps

    /**
     * Applies a function to all elements, and waits for the results, which have the elements' order. Elements go to the
     * children in chunks of Python's default size, so that each child gets about four. Python: {@code map}.
     *
     * @throws Exception when the function has thrown for an element: what it has thrown first, when all chunks are done
     */
    public <T extends @Nullable Object, R extends @Nullable Object> List<R> map(
            ProcessFunction<? super T, ? extends R> function, Iterable<? extends T> items) throws Exception {
        return this.<T, R>beginMap(function, list(items), 0, false, null).result();
    }

    /** Does the same with chunks of a size. A chunk ends at the first element for which the function throws. */
    public <T extends @Nullable Object, R extends @Nullable Object> List<R> map(
            ProcessFunction<? super T, ? extends R> function, Iterable<? extends T> items, int chunkSize)
            throws Exception {
        return this.<T, R>beginMap(function, list(items), Chunk.checked(chunkSize), false, null)
                .result();
    }

    /** Begins {@link #map}. Python: {@code map_async}. */
    public <T extends @Nullable Object, R extends @Nullable Object> PoolResult<List<R>> mapAsync(
            ProcessFunction<? super T, ? extends R> function, Iterable<? extends T> items) {
        return new PoolResult<>(this.<T, R>beginMap(function, list(items), 0, true, null));
    }

    /** Begins {@link #map} with chunks of a size. */
    public <T extends @Nullable Object, R extends @Nullable Object> PoolResult<List<R>> mapAsync(
            ProcessFunction<? super T, ? extends R> function, Iterable<? extends T> items, int chunkSize) {
        return new PoolResult<>(this.<T, R>beginMap(function, list(items), Chunk.checked(chunkSize), true, null));
    }

    /** Begins {@link #map}, and calls one of two callbacks when it is done, as {@code applyAsync} does. */
    public <T extends @Nullable Object, R extends @Nullable Object> PoolResult<List<R>> mapAsync(
            ProcessFunction<? super T, ? extends R> function,
            Iterable<? extends T> items,
            Consumer<? super List<R>> callback,
            Consumer<? super Throwable> errorCallback) {
        return new PoolResult<>(
                this.<T, R>beginMap(function, list(items), 0, true, call -> call.then(callback, errorCallback)));
    }

    /** Applies a function of two arguments to all pairs, as {@link #map} does. Python: {@code starmap}. */
    public <T extends @Nullable Object, U extends @Nullable Object, R extends @Nullable Object> List<R> starmap(
            ProcessBiFunction<? super T, ? super U, ? extends R> function,
            Iterable<? extends Map.Entry<? extends T, ? extends U>> pairs)
            throws Exception {
        return this.<Pair<T, U>, R>beginMap(ProcessPool.<T, U, R>paired(function), pairs(pairs), 0, false, null)
                .result();
    }

    /** Begins {@link #starmap}. Python: {@code starmap_async}. */
    public <T extends @Nullable Object, U extends @Nullable Object, R extends @Nullable Object>
            PoolResult<List<R>> starmapAsync(
                    ProcessBiFunction<? super T, ? super U, ? extends R> function,
                    Iterable<? extends Map.Entry<? extends T, ? extends U>> pairs) {
        return new PoolResult<>(
                this.<Pair<T, U>, R>beginMap(ProcessPool.<T, U, R>paired(function), pairs(pairs), 0, true, null));
    }

    /** Two arguments: not every {@link Map.Entry} can be sent. */
    private record Pair<T extends @Nullable Object, U extends @Nullable Object>(T first, U second)
            implements java.io.Serializable {}

    private static <T extends @Nullable Object, U extends @Nullable Object> List<Pair<T, U>> pairs(
            Iterable<? extends Map.Entry<? extends T, ? extends U>> entries) {
        var pairs = new ArrayList<Pair<T, U>>();
        entries.forEach(entry -> pairs.add(new Pair<>(entry.getKey(), entry.getValue())));
        return pairs;
    }

    private static <T extends @Nullable Object, U extends @Nullable Object, R extends @Nullable Object>
            ProcessFunction<Pair<T, U>, R> paired(ProcessBiFunction<? super T, ? super U, ? extends R> function) {
        checked(function);
        return pair -> function.apply(pair.first(), pair.second());
    }

    private static <T extends @Nullable Object> List<T> list(Iterable<? extends T> items) {
        Objects.requireNonNull(items, "There are no elements for the pool.");
        var list = new ArrayList<T>();
        items.forEach(list::add);
        return list;
    }

    private <T extends @Nullable Object, R extends @Nullable Object> Call<List<R>> beginMap(
            ProcessFunction<? super T, ? extends R> function,
            List<T> items,
            int chunkSize,
            boolean copies,
            @Nullable Consumer<Call<List<R>>> more) {
        checked(function);
        var of = CellHandle.current();
        var chunks = Chunk.divide(items, chunkSize > 0 ? chunkSize : Chunk.defaultSize(items.size(), size));
        var call = new Call<List<R>>(members, of, chunks.size(), Call.flat());
        if (more != null) {
            more.accept(call);
        }
        for (var chunk : chunks) {
            call.add(Packing.work(new Chunk<T, R>(function, chunk), of.id(), copies));
        }
        call.begin();
        return call;
    }

    /**
     * Applies a function to elements as results are asked for, which come in the elements' order, one element a task.
     * Python: {@code imap}.
     */
    public <T extends @Nullable Object, R extends @Nullable Object> PoolIterator<R> imap(
            ProcessFunction<? super T, ? extends R> function, Iterable<? extends T> items) {
        return this.<T, R>iterate(function, items, 1, true);
    }

    /** Does the same with chunks of a size. */
    public <T extends @Nullable Object, R extends @Nullable Object> PoolIterator<R> imap(
            ProcessFunction<? super T, ? extends R> function, Iterable<? extends T> items, int chunkSize) {
        return this.<T, R>iterate(function, items, chunkSize, true);
    }

    /** Does the same; results come as they are done. Python: {@code imap_unordered}. */
    public <T extends @Nullable Object, R extends @Nullable Object> PoolIterator<R> imapUnordered(
            ProcessFunction<? super T, ? extends R> function, Iterable<? extends T> items) {
        return this.<T, R>iterate(function, items, 1, false);
    }

    /** Does the same with chunks of a size. */
    public <T extends @Nullable Object, R extends @Nullable Object> PoolIterator<R> imapUnordered(
            ProcessFunction<? super T, ? extends R> function, Iterable<? extends T> items, int chunkSize) {
        return this.<T, R>iterate(function, items, chunkSize, false);
    }

    private <T extends @Nullable Object, R extends @Nullable Object> PoolIterator<R> iterate(
            ProcessFunction<? super T, ? extends R> function,
            Iterable<? extends T> items,
            int chunkSize,
            boolean ordered) {
        checked(function);
        int most = Chunk.checked(chunkSize);
        var source = Objects.requireNonNull(items, "There are no elements for the pool.")
                .iterator();
        var chunks = new Iterator<Chunk<T, R>>() {
            @Override
            public boolean hasNext() {
                return source.hasNext();
            }

            @Override
            public Chunk<T, R> next() {
                var chunk = new ArrayList<T>();
                while (chunk.size() < most && source.hasNext()) {
                    chunk.add(source.next());
                }
                return new Chunk<>(function, chunk);
            }
        };
        return new PoolIterator<>(this, chunks, ordered, 3 * size);
    }

    // ---- an ExecutorService

    @Override
    public <T extends @Nullable Object> PoolResult<T> submit(Callable<T> task) {
        return new PoolResult<>(begin(task, true));
    }

    @Override
    public <T extends @Nullable Object> PoolResult<T> submit(Runnable task, T result) {
        return new PoolResult<>(begin(Processes.called(checked(task), result), true));
    }

    @Override
    public PoolResult<?> submit(Runnable task) {
        return new PoolResult<>(begin(Processes.called(checked(task)), true));
    }

    /** Has a child run this. What it throws is shown under the calling cell. */
    @Override
    public void execute(Runnable task) {
        var of = CellHandle.current();
        var _ = begin(of, Processes.called(checked(task)), true, call -> {
            if (call.failure() instanceof Throwable failure) {
                of.uncaught("a task of a pool", failure);
            }
        });
    }

    @Override
    public <T extends @Nullable Object> List<Future<T>> invokeAll(Collection<? extends Callable<T>> tasks)
            throws InterruptedException {
        return invokeAll(tasks, Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    }

    @Override
    public <T extends @Nullable Object> List<Future<T>> invokeAll(
            Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit) throws InterruptedException {
        long until = System.nanoTime() + Math.min(unit.toNanos(timeout), Long.MAX_VALUE / 2);
        var results = new ArrayList<PoolResult<T>>();
        try {
            for (var task : tasks) {
                results.add(submit(task));
            }
            for (var result : results) {
                if (!result.await(java.time.Duration.ofNanos(Math.max(0, until - System.nanoTime())))) {
                    break;
                }
            }
        } finally {
            results.forEach(result -> result.cancel(true));
        }
        return new ArrayList<>(results);
    }

    @Override
    public <T extends @Nullable Object> T invokeAny(Collection<? extends Callable<T>> tasks)
            throws InterruptedException, ExecutionException {
        try {
            return invokeAny(tasks, Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public <T extends @Nullable Object> T invokeAny(
            Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (tasks.isEmpty()) {
            throw new IllegalArgumentException("There are no tasks of which one could give a result.");
        }
        long until = System.nanoTime() + Math.min(unit.toNanos(timeout), Long.MAX_VALUE / 2);
        var of = CellHandle.current();
        var ended = new LinkedBlockingQueue<Call<T>>();
        var calls = new ArrayList<Call<T>>();
        ExecutionException last = new ExecutionException("No task has given a result.", null);
        try {
            for (var task : tasks) {
                calls.add(begin(of, checked(task), true, ended::add));
            }
            for (int i = 0; i < calls.size(); i++) {
                var call = ended.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (call == null) {
                    throw new TimeoutException("No task has given a result yet.");
                }
                try {
                    return new PoolResult<>(call).get();
                } catch (ExecutionException e) {
                    last = e;
                }
            }
            throw last;
        } finally {
            calls.forEach(call -> call.cancel(true));
        }
    }

    /** Takes no more tasks; those that it has are done. Python: {@code close()}. Does not wait. */
    @Override
    public void shutdown() {
        members.shutdown();
    }

    /**
     * Kills the children at once; tasks that are not done are cancelled. Python: {@code terminate()}. Does not wait.
     */
    public void terminate() {
        members.terminate();
    }

    /**
     * Does the same as {@link #terminate()}.
     *
     * @return nothing: tasks that were not begun are cancelled, so that whoever waits for them learns it
     */
    @Override
    public List<Runnable> shutdownNow() {
        terminate();
        return new ArrayList<>();
    }

    /**
     * Waits until the children have ended. Python: {@code join()}.
     *
     * @throws IllegalStateException when the pool still takes tasks
     */
    public void join() throws InterruptedException {
        if (!isShutdown()) {
            throw new IllegalStateException(
                    "The pool still takes tasks: call shutdown() or terminate() before join().");
        }
        members.awaitEnd();
    }

    @Override
    public boolean isShutdown() {
        return members.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return members.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return members.awaitEnd(timeout, unit);
    }

    /** Returns how many children it has. */
    public int size() {
        return size;
    }

    @Override
    public String toString() {
        return "ProcessPool (" + size + (size == 1 ? " process, " : " processes, ")
                + (isShutdown() ? "closed" : members.waiting() + " tasks waiting") + ")";
    }
}
