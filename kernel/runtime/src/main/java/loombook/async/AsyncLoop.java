package loombook.async;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import loombook.agent.CellContext;
import loombook.agent.CellThread;
import loombook.agent.Cells;
import loombook.agent.Handover;
import org.jspecify.annotations.Nullable;

/**
 * An event loop: of its tasks one runs at a time, until it awaits something or ends. What is ready goes on in the order
 * in which it became so. Python: {@code asyncio.AbstractEventLoop}; it is got by {@link Async#loop()}.
 *
 * <p>Each task is a virtual thread, and the loop is a turn that they hand on directly to each other. The loop's own thread
 * gets it only to call plain functions, and to wait when nothing is ready.
 *
 * <p>Methods may be called by what runs in this loop only, unless they say otherwise.
 */
public final class AsyncLoop {
    private static final int MANY = 1000;
    private static final ThreadLocal<@Nullable AsyncLoop> OF_THREAD = new ThreadLocal<>();

    private final Baton own =
            new Baton(Thread.ofPlatform().name("loombook-loop").daemon().unstarted(this::run));
    private final ArrayDeque<Turn> ready = new ArrayDeque<>();
    private final Timers timers = new Timers();
    private final ConcurrentLinkedQueue<Runnable> inbox = new ConcurrentLinkedQueue<>();
    private final Set<AsyncTask<?>> tasks = new LinkedHashSet<>();
    private final Failures failures = new Failures();
    private final CompletableFuture<@Nullable Void> closed = new CompletableFuture<>();
    private final Watch watch = new Watch();
    private int pass;
    private int named;
    private boolean stopping;
    private int leaving;
    private Turn.@Nullable Call call;
    private volatile boolean isClosed;
    private boolean isQuiet;

    AsyncLoop() {}

    /** Returns the loop of the current thread, or null. */
    static @Nullable AsyncLoop ofThread() {
        var task = AsyncTask.ofThread();
        return task != null ? task.loop : OF_THREAD.get();
    }

    /** Gives the loop's thread its first turn. */
    void start() {
        own.give();
    }

    // ---- for users

    /**
     * Has a function called by the loop, after all that is ready now. Python: {@code loop.call_soon}.
     *
     * @return what can cancel it
     */
    public AsyncTimer callSoon(Runnable function) {
        check();
        var next = new Turn.Call(carried(function));
        soon(next);
        return new AsyncTimer(this, next, null);
    }

    /**
     * Has a function called by the loop after a delay. Python: {@code loop.call_later}.
     *
     * @return what can cancel it
     */
    public AsyncTimer callLater(Duration delay, Runnable function) {
        check();
        var next = new Turn.Call(carried(function));
        return new AsyncTimer(this, next, timers.after(delay.toNanos(), next));
    }

    /**
     * Has a function called by the loop. May be called by any thread: this is how others speak to what runs in the loop.
     * Python: {@code loop.call_soon_threadsafe}.
     *
     * @throws IllegalStateException when the loop has ended
     */
    public void callSoonThreadsafe(Runnable function) {
        var next = new Turn.Call(carried(function));
        checkOpen();
        post(() -> soon(next));
    }

    /**
     * Begins a task in the loop. May be called by any thread, which can wait for the task by {@link AsyncTask#get()}.
     * Python: {@code asyncio.run_coroutine_threadsafe}.
     *
     * @throws IllegalStateException when the loop has ended
     */
    public <T extends @Nullable Object> AsyncTask<T> submit(Callable<T> work) {
        checkOpen();
        var task = new AsyncTask<T>(this, null, work);
        post(task::begin);
        return task;
    }

    /** Returns whether the loop has ended. May be called by any thread. */
    public boolean isClosed() {
        return isClosed;
    }

    /**
     * Sets whether tasks that hold the loop for long are told of: each on stderr with its name and the line of the cell
     * where it was seen. A tenth of a second is long, if not said otherwise by {@link #slowTurns}. May be called by any thread.
     * Python: {@code loop.set_debug}.
     */
    public void debug(boolean on) {
        watch.set(on);
        LockSupport.unpark(own.thread());
    }

    /**
     * Sets how long a task may hold the loop before it is told of, and that it is: this is {@link #debug} with another time. What
     * is shorter than some milliseconds is told of without its line. May be called by any thread. Python: {@code
     * loop.slow_callback_duration} with {@code loop.set_debug}.
     *
     * @throws IllegalArgumentException when the time is not positive
     */
    public void slowTurns(Duration longest) {
        if (!longest.isPositive()) {
            throw new IllegalArgumentException("A task needs some time for its turn, not " + longest + ".");
        }
        watch.setLong(longest.toNanos());
        debug(true);
    }

    /** Returns the tasks that are not done, in the order in which they were made. Python: {@code asyncio.all_tasks}. */
    public Set<AsyncTask<?>> tasks() {
        check();
        return new LinkedHashSet<>(tasks);
    }

    // ---- for tasks

    /** Throws when the current thread is not in this loop. */
    void check() {
        if (!isHere() && CellThread.isCurrent() && ofThread() == null && NotebookLoop.is(this)) {
            var _ = NotebookLoop.enter();
        }
        if (!isHere()) {
            throw new IllegalStateException(
                    "This belongs to an event loop, and is used from outside of it or from another"
                            + " one. Other threads reach a loop by loop.callSoonThreadsafe(..) or loop.submit(..).");
        }
    }

    /** Returns whether the current thread has this loop's turn. */
    boolean isHere() {
        var task = AsyncTask.ofThread();
        return task == null ? OF_THREAD.get() == this : task.loop == this && task.baton.isHere();
    }

    private void checkOpen() {
        if (isClosed) {
            throw new IllegalStateException("The event loop has ended: it takes no more work.");
        }
    }

    Watch watch() {
        return watch;
    }

    String nextName() {
        return "Task-" + ++named;
    }

    void soon(Turn turn) {
        ready.add(turn);
    }

    Timers.Timer after(long nanos, Turn turn) {
        return timers.after(nanos, turn);
    }

    /** Has something done in the loop's turn; by any thread. */
    void post(Runnable step) {
        inbox.add(step);
        LockSupport.unpark(own.thread());
    }

    void begun(AsyncTask<?> task) {
        tasks.add(task);
    }

    void ended(AsyncTask<?> task, boolean failed) {
        tasks.remove(task);
        if (failed) {
            failures.add(task);
        }
    }

    /** Gives the turn to whoever is next, which may be the caller again. */
    void passOn(Baton from) {
        watch.ends();
        from.letGo();
        Baton to;
        do {
            to = next();
        } while (!to.give());
    }

    /** Returns who is to have the turn, and does on the way what needs no thread of its own. */
    private Baton next() {
        while (true) {
            if (pass == 0) {
                beginPass();
                if (pass == 0) {
                    return own;
                }
            }
            pass--;
            switch (ready.remove()) {
                case Turn.Step(var step) -> perform(step);
                case Turn.Resume(var task) -> {
                    if (task.goesOn()) {
                        watch.begins(task);
                        return task.baton;
                    }
                }
                case Turn.Call user -> {
                    call = user;
                    return own;
                }
            }
        }
    }

    /** Does something of our own: should it fail, the loop goes on. */
    private static void perform(Runnable step) {
        try {
            step.run();
        } catch (Throwable fault) {
            Cells.tell(null, "The event loop itself has failed:", fault);
        }
    }

    /** Looks what has become ready; whatever becomes so from now on waits for the next pass, as in asyncio. */
    private void beginPass() {
        // Not all: threads that hand in without end kept the tasks from ever having a turn.
        for (int i = 0; i < MANY; i++) {
            var step = inbox.poll();
            if (step == null) {
                break;
            }
            perform(step);
        }
        timers.moveDue(ready);
        if (stopping) {
            stopping = false;
            shutDown();
        }
        pass = ready.size();
    }

    // ---- the loop's own thread

    private void run() {
        OF_THREAD.set(this);
        while (true) {
            awaitTurn();
            var now = call;
            call = null;
            if (now != null) {
                perform(now);
            } else {
                idle();
            }
            if (isClosed) {
                failures.tell();
                closed.complete(null);
                return;
            }
            passOn(own);
        }
    }

    private void awaitTurn() {
        while (!own.isHere()) {
            if (watch.isOn()) {
                LockSupport.parkNanos(this, watch.lookNanos());
                watch.look();
            } else {
                LockSupport.park(this);
            }
            // It is nobody's cell: an interrupt that comes here was meant for a function it has called.
            Thread.interrupted();
        }
    }

    private void perform(Turn.Call now) {
        if (!now.isCancelled()) {
            try {
                now.function.run();
            } catch (Throwable failure) {
                Cells.tell(Handover.cell(), "A function called by the event loop failed:", failure);
            }
        }
    }

    private void idle() {
        if (!isQuiet) {
            failures.tell();
        }
        while (!isClosed && ready.isEmpty() && inbox.isEmpty()) {
            long nanos = timers.nanosToNext();
            if (nanos <= 0) {
                return;
            }
            if (nanos == Long.MAX_VALUE) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, nanos);
            }
            Thread.interrupted();
        }
    }

    // ---- the end

    /** Ends the loop after this task: what is left is cancelled, and gets the time to tidy up. */
    void endAfter(AsyncTask<?> main) {
        isQuiet = true;
        main.promise.whenDone(new Turn.Step(() -> stopping = true));
    }

    private void shutDown() {
        if (tasks.isEmpty()) {
            isClosed = true;
            return;
        }
        var left = List.copyOf(tasks);
        leaving = left.size();
        for (var task : left) {
            task.cancelByLoop();
            task.promise.whenDone(new Turn.Step(this::left));
        }
    }

    /** Called as each of them has ended. What they have begun while they tidied up is cancelled then, too. */
    private void left() {
        if (--leaving == 0) {
            stopping = true;
        }
    }

    /** Ends the loop without waiting for anything; by any thread. */
    void abandon() {
        post(() -> {
            isClosed = true;
            ready.clear();
            tasks.forEach(task -> task.baton.thread().interrupt());
        });
    }

    /** Completes when the loop has ended. */
    CompletableFuture<@Nullable Void> closed() {
        return closed;
    }

    // ---- the code of a cell outside of tasks

    /** Has a thread take part as a task does, from when it gets the turn. */
    void enter(AsyncTask<?> cell) {
        post(() -> {
            isQuiet = true;
            soon(cell.resume);
        });
    }

    /** Ends that; may be called by any thread, when the cell's thread does nothing else. */
    void leave(AsyncTask<?> cell) {
        Runnable end = () -> {
            isQuiet = false;
            tasks.forEach(task -> task.endWith(cell));
        };
        if (cell.baton.isHere()) {
            end.run();
            passOn(cell.baton);
        } else {
            post(end);
        }
    }

    static Runnable carried(Runnable function) {
        CellContext cell = Handover.cell();
        return () -> {
            var before = Handover.beginPart(cell);
            try {
                function.run();
            } catch (Throwable failure) {
                Cells.tell(cell, "A function called by the event loop failed:", failure);
            } finally {
                Handover.end(before);
            }
        };
    }
}
