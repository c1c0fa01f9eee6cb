package loombook.async;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import loombook.agent.CellThread;
import org.jspecify.annotations.Nullable;

/**
 * Asynchronous tasks with the meaning of Python's {@code asyncio}: of the tasks of an event loop one runs at a time, and
 * another goes on only where it awaits. So tasks share plain variables without a race. A call that awaits is a method
 * that returns when it is done; there are neither {@code async} nor {@code await} as keywords, since each task is a
 * virtual thread. A call that blocks otherwise, such as {@code Thread.sleep}, holds the loop, as it does in Python.
 *
 * {@snippet :
 * Async.run(() -> {
 *     var one = Async.task(() -> { Async.sleep(100); return 1; });
 *     var two = Async.task(() -> { Async.sleep(100); return 2; });
 *     System.out.println(one.await() + two.await());      // 3, after 100 ms
 * });
 * }
 *
 * <p>All of it also works at the top of a cell, without {@link #run}: then it is the loop of the notebook that is used,
 * where the cell's own code takes part like a task. What a cell has begun there goes on when the cell has ended.
 *
 * <p>Everywhere else, as in threads and pools, methods throw an {@code IllegalStateException} that says so. Work may
 * throw checked exceptions; they come out where its result is awaited. Being cancelled is a
 * {@link CancellationException}, which a {@code catch (Exception e)} catches too, where Python's is passed by.
 */
public final class Async {
    /** {@link #wait(Collection, ReturnWhen)} returns when one task is done. */
    public static final ReturnWhen FIRST_COMPLETED = ReturnWhen.FIRST_COMPLETED;

    /** {@link #wait(Collection, ReturnWhen)} returns when one task has failed, or all are done. */
    public static final ReturnWhen FIRST_EXCEPTION = ReturnWhen.FIRST_EXCEPTION;

    /** {@link #wait(Collection, ReturnWhen)} returns when all tasks are done. */
    public static final ReturnWhen ALL_COMPLETED = ReturnWhen.ALL_COMPLETED;

    private Async() {}

    /** What {@link #wait(Collection, ReturnWhen)} waits for. */
    public enum ReturnWhen {
        /** One task is done. */
        FIRST_COMPLETED,
        /** One task has failed, or all are done. */
        FIRST_EXCEPTION,
        /** All tasks are done. */
        ALL_COMPLETED
    }

    /**
     * How tasks stand after waiting for them, each set in the order in which they were given.
     *
     * @param done those that have ended, in whatever way
     * @param pending those that go on
     */
    public record Waited<T extends @Nullable Object>(Set<AsyncTask<T>> done, Set<AsyncTask<T>> pending) {}

    /** The current task, which takes part in a loop; the code of a cell takes part from now on. */
    static AsyncTask<?> current() {
        var task = AsyncTask.ofThread();
        if (task != null) {
            return task;
        }
        if (AsyncLoop.ofThread() != null) {
            throw new IllegalStateException(
                    "A function that the event loop calls can't await anything: only tasks can. Begin one by"
                            + " Async.task(..).");
        }
        if (!CellThread.isCurrent()) {
            throw new IllegalStateException(
                    "No event loop runs on thread \""
                            + Thread.currentThread().getName()
                            + "\". Async.run(() -> ...) runs one here; loop.submit(..) of a loop kept from Async.loop() gives it work.");
        }
        return NotebookLoop.enter();
    }

    /** The current task, if it takes part in this loop. */
    static AsyncTask<?> current(AsyncLoop loop) {
        var task = current();
        if (task.loop != loop) {
            throw new IllegalStateException("This belongs to another event loop than " + task
                    + ": only tasks of one loop can await each other.");
        }
        return task;
    }

    // ---- running

    /**
     * Runs work as the main task of a new event loop, to its end, and blocks the current thread meanwhile. What other
     * tasks are left then are cancelled and awaited. Python: {@code asyncio.run}.
     *
     * <p>When the current thread is interrupted, the main task is cancelled; at the second interrupt nothing is waited for.
     *
     * @throws Exception what the work has failed by
     * @throws InterruptedException when the main task was cancelled by an interrupt
     * @throws IllegalStateException when an event loop runs here already
     */
    public static <T extends @Nullable Object> T run(Callable<T> main) throws Exception {
        return Runs.run(main, false);
    }

    /** Does the same for work without a result. */
    public static void run(AsyncAction main) throws Exception {
        Runs.run(callable(main), false);
    }

    /**
     * Does the same, and tells of each task that held the loop for a tenth of a second or longer: how long, and where it
     * was. Python: {@code asyncio.run(main, debug=True)}.
     */
    public static <T extends @Nullable Object> T run(Callable<T> main, boolean debug) throws Exception {
        return Runs.run(main, debug);
    }

    /** Does the same for work without a result. */
    public static void run(AsyncAction main, boolean debug) throws Exception {
        Runs.run(callable(main), debug);
    }

    /** Returns the event loop that runs here. Python: {@code asyncio.get_running_loop}. */
    public static AsyncLoop loop() {
        var loop = AsyncLoop.ofThread();
        return loop != null ? loop : current().loop;
    }

    /** Returns the task that calls; at the top of a cell it is one named {@code cell}. */
    public static AsyncTask<?> currentTask() {
        return current();
    }

    /** Returns the tasks of the loop that are not done, in the order in which they were made. */
    public static Set<AsyncTask<?>> allTasks() {
        return loop().tasks();
    }

    // ---- tasks

    /**
     * Begins a task: it runs when the current one awaits. Python: {@code asyncio.create_task}. The loop keeps it until it
     * is done, so unlike in Python nothing is lost when the program does not.
     *
     * <p>When it fails and its result is never asked for, that is told under the cell that made it: at the end of
     * {@link #run}, or when the notebook's loop has nothing else to do and no cell uses it.
     */
    public static <T extends @Nullable Object> AsyncTask<T> task(Callable<T> work) {
        return begin(null, work);
    }

    /** Begins a task without a result. */
    @SuppressWarnings("NullAway") // the result of a Void is null
    public static AsyncTask<Void> task(AsyncAction work) {
        return begin(null, callable(work));
    }

    /** Begins a task with a name. */
    public static <T extends @Nullable Object> AsyncTask<T> task(String name, Callable<T> work) {
        return begin(name, work);
    }

    /** Begins a task with a name and without a result. */
    @SuppressWarnings("NullAway") // the result of a Void is null
    public static AsyncTask<Void> task(String name, AsyncAction work) {
        return begin(name, callable(work));
    }

    private static <T extends @Nullable Object> AsyncTask<T> begin(@Nullable String name, Callable<T> work) {
        var task = new AsyncTask<T>(loop(), name, work);
        task.begin();
        return task;
    }

    @SuppressWarnings("NullAway") // the result of a Void is null
    private static Callable<Void> callable(AsyncAction action) {
        return () -> {
            action.run();
            return null;
        };
    }

    /**
     * Runs a block with a group of tasks, and waits for them: when the block or one of them fails, the others are
     * cancelled. Python: {@code async with asyncio.TaskGroup() as group}.
     *
     * @throws TaskGroupException when the block or tasks have failed
     */
    public static void taskGroup(TaskGroupBlock block) {
        new TaskGroup().run(block);
    }

    /** What is done with a group of tasks. */
    @FunctionalInterface
    public interface TaskGroupBlock {
        /** Does it. */
        void run(TaskGroup group) throws Exception;
    }

    // ---- waiting for several

    /**
     * Waits for tasks; their results come in the order in which the tasks are given. Python: {@code asyncio.gather}. When
     * one fails, so does this, and the others go on. When the one who waits is cancelled, so are all of them.
     *
     * @throws Exception what the first of them failed by
     */
    public static <T extends @Nullable Object> List<T> gather(Collection<? extends AsyncTask<? extends T>> tasks)
            throws Exception {
        var me = current();
        return me.await(new Gathering<T>(me.loop, List.copyOf(tasks)));
    }

    /** Does the same. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T extends @Nullable Object> List<T> gather(AsyncTask<? extends T>... tasks) throws Exception {
        return gather(Arrays.asList(tasks));
    }

    /** Begins a task for each work, and gathers their results. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T extends @Nullable Object> List<T> gather(Callable<T>... works) throws Exception {
        return gather(Arrays.stream(works).map(Async::<T>task).toList());
    }

    /** Begins a task for each work, and waits for all. */
    public static void gather(AsyncAction... works) throws Exception {
        gather(Arrays.stream(works).map(Async::task).toList());
    }

    /**
     * Waits for tasks until all of them are done, however they end, and returns them in the order in which they were
     * given: {@link AsyncTask#state()} tells the ones with results from the others. Python: {@code asyncio.gather(..,
     * return_exceptions=True)}.
     */
    public static <T extends @Nullable Object> List<AsyncTask<T>> gatherSettled(
            Collection<? extends AsyncTask<T>> tasks) {
        if (!tasks.isEmpty()) {
            wait(tasks, ReturnWhen.ALL_COMPLETED);
        }
        tasks.forEach(AsyncTask::markRetrieved);
        return List.copyOf(tasks);
    }

    /** Does the same. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T extends @Nullable Object> List<AsyncTask<T>> gatherSettled(AsyncTask<T>... tasks) {
        return gatherSettled(Arrays.asList(tasks));
    }

    /**
     * Waits until all tasks are done, or those that {@code when} says. Failures are not thrown, and nothing is cancelled.
     * Python: {@code asyncio.wait}.
     *
     * @throws IllegalArgumentException when there are no tasks
     */
    public static <T extends @Nullable Object> Waited<T> wait(
            Collection<? extends AsyncTask<T>> tasks, ReturnWhen when) {
        return Waiting.forSome(tasks, when, null);
    }

    /** Does the same for a limited time. */
    public static <T extends @Nullable Object> Waited<T> wait(
            Collection<? extends AsyncTask<T>> tasks, ReturnWhen when, Duration timeout) {
        return Waiting.forSome(tasks, when, timeout);
    }

    /**
     * Returns the tasks one by one, in the order in which they end: going to the next one awaits it. Python:
     * {@code asyncio.as_completed}.
     */
    public static <T extends @Nullable Object> Iterable<AsyncTask<T>> asCompleted(
            Collection<? extends AsyncTask<T>> tasks) {
        return () -> new Waiting.Completions<>(tasks);
    }

    /** Returns the tasks one by one, in the order in which they end. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T extends @Nullable Object> Iterable<AsyncTask<T>> asCompleted(AsyncTask<T>... tasks) {
        return asCompleted(Arrays.asList(tasks));
    }

    // ---- time

    /** Gives way for a time; for 0 once, so that all that is ready comes first. Python: {@code asyncio.sleep}. */
    public static void sleep(Duration time) {
        sleep(time.toNanos(), null);
    }

    /** Gives way for some milliseconds. */
    public static void sleep(long millis) {
        sleep(Duration.ofMillis(millis));
    }

    /** Gives way for a time, and returns a value. */
    public static <T extends @Nullable Object> T sleep(Duration time, T value) {
        return sleep(time.toNanos(), value);
    }

    private static <T extends @Nullable Object> T sleep(long nanos, T value) {
        var me = current();
        if (nanos <= 0) {
            me.yieldTurn();
            return value;
        }
        var over = new Promise<T>(me.loop, new Promise.Time(System.nanoTime() + nanos));
        var timer = me.loop.after(nanos, new Turn.Step(() -> over.complete(value)));
        try {
            return me.await(over);
        } catch (Exception e) {
            throw Thrower.<RuntimeException>asIs(e);
        } finally {
            me.tidy(timer::cancel);
        }
    }

    /**
     * Waits for a task for a limited time; when that is over, the task is cancelled. Python: {@code asyncio.wait_for}.
     *
     * @throws TimeoutException when the time is over
     * @throws Exception what the task has failed by
     */
    public static <T extends @Nullable Object> T waitFor(AsyncTask<T> task, Duration timeout) throws Exception {
        return Waiting.atMost(task, timeout);
    }

    /** Does work as a task that may take a limited time. */
    public static <T extends @Nullable Object> T waitFor(Callable<T> work, Duration timeout) throws Exception {
        return Waiting.atMost(task(work), timeout);
    }

    /** Does work as a task that may take a limited time. */
    public static void waitFor(AsyncAction work, Duration timeout) throws Exception {
        Waiting.atMost(task(work), timeout);
    }

    /**
     * Limits the time of a block, which must be closed by the task that has opened it.
     *
     * {@snippet :
     * try (var _ = Async.timeout(Duration.ofSeconds(1))) {
     *     Async.sleep(5000);
     * } catch (TimeoutException e) {
     *     System.out.println("too late");
     * }
     * }
     */
    public static AsyncTimeout timeout(Duration limit) {
        return new AsyncTimeout(limit);
    }

    /**
     * Waits for a task that goes on when the one who waits is cancelled. Python: {@code asyncio.shield}.
     *
     * @throws Exception what the task has failed by
     */
    public static <T extends @Nullable Object> T shield(AsyncTask<T> task) throws Exception {
        return Waiting.shielded(task);
    }

    // ---- other threads

    /**
     * Does work that blocks on a virtual thread of its own, and gives way until it is done. Python:
     * {@code asyncio.to_thread}; there a pool's thread goes on when the one who waits is cancelled, here it is
     * interrupted.
     *
     * @throws Exception what the work has failed by
     */
    public static <T extends @Nullable Object> T toThread(Callable<T> work) throws Exception {
        return Foreign.inThread(work);
    }

    /** Does work without a result on a virtual thread of its own. */
    public static void toThread(AsyncAction work) throws Exception {
        Foreign.inThread(callable(work));
    }

    /**
     * Does work by an executor, and gives way until it is done. Python: {@code loop.run_in_executor}. Work that has begun
     * goes on when the one who waits is cancelled.
     *
     * @throws Exception what the work has failed by
     */
    public static <T extends @Nullable Object> T runInExecutor(Executor executor, Callable<T> work) throws Exception {
        return Foreign.in(executor, work);
    }

    /**
     * Gives way until a future of the JDK is completed. When the one who waits is cancelled, the future is cancelled.
     * Python: {@code await asyncio.wrap_future(future)}.
     *
     * @throws Exception what the future has failed by, without the exception that wraps it
     */
    public static <T extends @Nullable Object> T await(CompletionStage<T> stage) throws Exception {
        return Foreign.await(stage);
    }

    /** Does the same for a future that is both a stage and a future. */
    public static <T extends @Nullable Object> T await(CompletableFuture<T> future) throws Exception {
        return Foreign.await(future);
    }

    /** Does the same for any future; a thread waits for it meanwhile. */
    @SuppressWarnings("unchecked") // what is a future of T and a stage is a stage of T
    public static <T extends @Nullable Object> T await(Future<T> future) throws Exception {
        return switch (future) {
            case AsyncTask<T> task -> task.await();
            case CompletionStage<?> _ -> Foreign.await((CompletionStage<T>) future);
            default -> Foreign.inThread(future::get);
        };
    }

    /**
     * Fetches what is at a URL, and gives way meanwhile. All fetches share one client, which follows redirects; a status
     * such as 404 is an answer like others. Limit the time by {@link #timeout}.
     *
     * @throws java.io.IOException when there is no answer
     * @throws IllegalArgumentException when it is not a URL of http or https
     */
    public static HttpResponse<String> fetch(String url) throws Exception {
        return fetch(HttpRequest.newBuilder(URI.create(url)).build());
    }

    /**
     * Sends a request, and gives way until the answer is there. When the one who waits is cancelled, so is the request.
     *
     * @throws java.io.IOException when there is no answer
     */
    public static HttpResponse<String> fetch(HttpRequest request) throws Exception {
        return Web.fetch(request);
    }

    // ---- many lanes

    /** Returns a scope whose parts run on virtual threads at once; needs no event loop. */
    public static ParallelScope parallel() {
        return new ParallelScope(Integer.MAX_VALUE);
    }

    /**
     * Returns a scope of which so many parts run at once; the others wait, and begin in the order in which they came.
     *
     * @throws IllegalArgumentException when less than 1
     */
    public static ParallelScope parallel(int limit) {
        return new ParallelScope(limit);
    }

    /**
     * Does several works on virtual threads at once, and returns the first result; the others are interrupted and awaited
     * then. Needs no event loop.
     *
     * @throws ExecutionException when all have failed; the cause is the first one's failure, the others are suppressed
     */
    public static <T extends @Nullable Object> T anySuccess(Collection<? extends Callable<T>> works)
            throws InterruptedException, ExecutionException {
        return ParallelScope.first(List.copyOf(works));
    }

    /** Does the same. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T extends @Nullable Object> T anySuccess(Callable<T>... works)
            throws InterruptedException, ExecutionException {
        return ParallelScope.first(Arrays.asList(works));
    }

    // ---- generators

    /**
     * Returns what work emits, one by one: the work goes on when the next item is asked for, and may await in between.
     * Python: an asynchronous generator.
     *
     * {@snippet :
     * for (int each : Async.<Integer>generator(out -> {
     *     for (int i = 0; i < 3; i++) {
     *         Async.sleep(100);
     *         out.accept(i);
     *     }
     * })) {
     *     System.out.println(each);
     * }
     * }
     */
    public static <T> AsyncGenerator<T> generator(AsyncGenerator.Body<T> body) {
        return new AsyncGenerator<>(body);
    }
}
