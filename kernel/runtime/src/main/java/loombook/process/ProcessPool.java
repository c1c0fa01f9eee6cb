package loombook.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import loombook.agent.CellHandle;
import loombook.process.code.Packing;
import loombook.process.code.Parcel;
import loombook.process.worker.Outcome;
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
    private static final int MOST_NEVER_READY = 20;

    private final int size;
    private final ProcessOptions options;
    private final CellHandle cell = CellHandle.current();
    private final @Nullable Parcel initializer;
    private final AtomicInteger number = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Member> members = new HashSet<>();
    private final ArrayDeque<Member> idle = new ArrayDeque<>();
    private final ArrayDeque<Task> queue = new ArrayDeque<>();
    private final CountDownLatch terminated = new CountDownLatch(1);
    private State state = State.RUNNING;
    private int neverReady;
    private @Nullable Throwable broken;

    private enum State {
        RUNNING,
        SHUTDOWN,
        STOPPED
    }

    ProcessPool(int size, ProcessOptions options) {
        if (size < 1) {
            throw new IllegalArgumentException("A pool must have at least 1 process, not " + size + ".");
        }
        this.size = size;
        this.options = options.daemon(true);
        var first = options.initializer();
        this.initializer = first == null ? null : Packing.work(Processes.called(first), cell.id(), true);
        lock.lock();
        try {
            for (int i = 0; i < size; i++) {
                startMember();
            }
        } catch (UncheckedIOException | IllegalArgumentException e) {
            stop();
            throw e;
        } finally {
            lock.unlock();
        }
    }

    // ---- children

    private void startMember() {
        var member = new Member();
        var name = options.hasName()
                ? options.nameOr("") + "-" + number.incrementAndGet()
                : "PoolWorker-" + NUMBER.incrementAndGet();
        try {
            member.worker = Worker.start(name, options, cell, member);
            members.add(member);
        } catch (IOException e) {
            throw new UncheckedIOException("The process " + name + " can't be started: " + e.getMessage(), e);
        }
    }

    /** One of the pool's children. All of it is guarded by the pool's lock. */
    private final class Member implements Worker.Owner {
        private @Nullable Worker worker;
        private int begun;
        private boolean initialized = initializer == null;

        @Override
        public void ready(Worker self) {
            lock.lock();
            try {
                neverReady = 0;
                worker = self;
                if (initializer == null) {
                    next(this);
                } else {
                    self.run(new Task(initializer, cell, outcome -> initialized(this, outcome)));
                }
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void done(Worker self) {
            lock.lock();
            try {
                if (initialized) {
                    next(this);
                }
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void ended(Worker self) {
            lock.lock();
            try {
                members.remove(this);
                idle.remove(this);
                if (!initialized || !self.wasReady()) {
                    neverReady++;
                    var death = self.death();
                    // Who was killed from outside may be tried again; who ends by itself would do so again.
                    if (death.exitCode() >= 0 || neverReady > MOST_NEVER_READY) {
                        breakBy(death);
                    }
                }
                if (state == State.RUNNING || (state == State.SHUTDOWN && !queue.isEmpty() && members.isEmpty())) {
                    startMember();
                }
            } catch (UncheckedIOException | IllegalArgumentException e) {
                breakBy(e);
            } finally {
                endIfEmpty();
                lock.unlock();
            }
        }
    }

    private void initialized(Member member, Outcome outcome) {
        lock.lock();
        try {
            if (outcome.isSuccess()) {
                member.initialized = true;
                next(member);
            } else if (outcome.thrown() instanceof Throwable failure) {
                breakBy(failure);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Gives a child that is free its next task. */
    private void next(Member member) {
        var worker = Objects.requireNonNull(member.worker);
        if (options.tasksPerChild() > 0 && member.begun >= options.tasksPerChild()) {
            worker.finish();
            return;
        }
        var task = poll();
        if (task != null) {
            member.begun++;
            worker.run(task);
        } else if (state == State.RUNNING) {
            idle.push(member);
        } else {
            worker.finish();
        }
    }

    private @Nullable Task poll() {
        var task = queue.poll();
        while (task != null && task.hasEnded()) {
            task = queue.poll();
        }
        return task;
    }

    /** Gives the pool up: its children can't be made ready. */
    private void breakBy(Throwable why) {
        if (state != State.STOPPED && broken == null) {
            broken = why;
            stop();
        }
    }

    /** Ends all children, and all tasks. */
    private void stop() {
        state = State.STOPPED;
        var why = broken == null
                ? Call.cancelledOutcome("The pool was terminated.")
                : new Outcome.Lost(new RejectedExecutionException(brokenMessage(), broken));
        var all = new ArrayList<>(queue);
        queue.clear();
        idle.clear();
        for (var member : members) {
            var worker = member.worker;
            if (worker != null) {
                var task = worker.task();
                if (task != null) {
                    all.add(task);
                }
                worker.kill();
            }
        }
        all.forEach(task -> task.end(why));
        endIfEmpty();
    }

    private String brokenMessage() {
        return "The pool can't be used, since its processes can't be made ready.";
    }

    private void endIfEmpty() {
        if (state != State.RUNNING && members.isEmpty()) {
            terminated.countDown();
        }
    }

    // ---- tasks

    /** Begins tasks, or has them wait for a free child. */
    void submit(List<Task> tasks) {
        lock.lock();
        try {
            if (state != State.RUNNING) {
                throw new RejectedExecutionException(
                        broken == null ? "The pool is closed: it takes no more tasks." : brokenMessage(), broken);
            }
            for (var task : tasks) {
                queue.add(task);
                var member = idle.poll();
                if (member != null) {
                    next(member);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    void cancel(Task task, boolean interrupts) {
        lock.lock();
        try {
            for (var member : members) {
                var worker = member.worker;
                if (worker != null && worker.task() == task && interrupts) {
                    worker.interrupt(task);
                }
            }
        } finally {
            lock.unlock();
        }
        var _ = task.end(Call.cancelledOutcome("The task was cancelled."));
    }

    /** Begins one task; {@code then} is called when it has ended. */
    <T extends @Nullable Object> Call<T> begin(
            CellHandle of, Callable<T> work, boolean copies, @Nullable Consumer<Call<T>> then) {
        var call = new Call<T>(this, of, 1, Call.only());
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
        var call = new Call<T>(this, of, 1, Call.only()).then(callback, errorCallback);
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
        var call = new Call<List<R>>(this, of, chunks.size(), Call.flat());
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
        lock.lock();
        try {
            if (state == State.RUNNING) {
                state = State.SHUTDOWN;
                idle.forEach(member -> Objects.requireNonNull(member.worker).finish());
                idle.clear();
                endIfEmpty();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Kills the children at once; tasks that are not done are cancelled. Python: {@code terminate()}. Does not wait.
     */
    public void terminate() {
        lock.lock();
        try {
            if (state != State.STOPPED) {
                stop();
            }
        } finally {
            lock.unlock();
        }
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
        terminated.await();
    }

    @Override
    public boolean isShutdown() {
        lock.lock();
        try {
            return state != State.RUNNING;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isTerminated() {
        return terminated.getCount() == 0;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return terminated.await(timeout, unit);
    }

    /** Returns how many children it has. */
    public int size() {
        return size;
    }

    @Override
    public String toString() {
        lock.lock();
        try {
            return "ProcessPool (" + size + (size == 1 ? " process, " : " processes, ")
                    + (state == State.RUNNING ? queue.size() + " tasks waiting" : "closed") + ")";
        } finally {
            lock.unlock();
        }
    }
}
