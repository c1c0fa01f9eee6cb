package loombook.process;

import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import loombook.process.worker.Child;
import loombook.process.worker.Outcome;
import loombook.process.worker.Task;
import org.jspecify.annotations.Nullable;

/**
 * The children of a pool, and the tasks that wait for one of them. Each task is given to at most one child, whatever
 * becomes of that, and ends once; a child that ends is replaced. Safe for any number of threads.
 */
final class PoolMembers {
    private static final int MOST_NEVER_READY = 20;

    private final int tasksPerChild;
    private final @Nullable Function<Task.End, Task> initializer;
    private final Starter starter;
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

    /** Starts a child; throws an unchecked exception when it can't be started. */
    interface Starter {
        Child start(Child.Owner owner);
    }

    /**
     * Makes it without children.
     *
     * @param tasksPerChild after how many tasks a child is replaced; 0 for never
     * @param initializer makes the task that each child does first, or is null
     */
    PoolMembers(int tasksPerChild, @Nullable Function<Task.End, Task> initializer, Starter starter) {
        this.tasksPerChild = tasksPerChild;
        this.initializer = initializer;
        this.starter = starter;
    }

    /** Starts so many children; none is left when one of them can't be started. */
    void start(int count) {
        lock.lock();
        try {
            for (int i = 0; i < count; i++) {
                startMember();
            }
        } catch (UncheckedIOException | IllegalArgumentException e) {
            stop();
            throw e;
        } finally {
            lock.unlock();
        }
    }

    private void startMember() {
        var member = new Member();
        member.child = starter.start(member);
        members.add(member);
    }

    /** One of the children. All of it is guarded by the lock. */
    private final class Member implements Child.Owner {
        private @Nullable Child child;
        private int begun;
        private boolean initialized = initializer == null;

        @Override
        public void ready(Child self) {
            lock.lock();
            try {
                neverReady = 0;
                child = self;
                if (initializer == null) {
                    next(this);
                } else {
                    self.run(initializer.apply(outcome -> initialized(this, outcome)));
                }
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void done(Child self) {
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
        public void ended(Child self) {
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
        var child = Objects.requireNonNull(member.child);
        if (tasksPerChild > 0 && member.begun >= tasksPerChild) {
            child.finish();
            return;
        }
        var task = poll();
        if (task != null) {
            member.begun++;
            child.run(task);
        } else if (state == State.RUNNING) {
            idle.push(member);
        } else {
            child.finish();
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
            var child = member.child;
            if (child != null) {
                var task = child.task();
                if (task != null) {
                    all.add(task);
                }
                child.kill();
            }
        }
        all.forEach(task -> task.end(why));
        endIfEmpty();
    }

    private static String brokenMessage() {
        return "The pool can't be used, since its processes can't be made ready.";
    }

    private void endIfEmpty() {
        if (state != State.RUNNING && members.isEmpty()) {
            terminated.countDown();
        }
    }

    /**
     * Begins tasks, or has them wait for a free child.
     *
     * @throws RejectedExecutionException when no more are taken
     */
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

    /** Ends a task as cancelled, if it has not ended. */
    void cancel(Task task, boolean interrupts) {
        lock.lock();
        try {
            for (var member : members) {
                var child = member.child;
                if (child != null && child.task() == task && interrupts) {
                    child.interrupt(task);
                }
            }
        } finally {
            lock.unlock();
        }
        var _ = task.end(Call.cancelledOutcome("The task was cancelled."));
    }

    /** Takes no more tasks; children end when there are none left. */
    void shutdown() {
        lock.lock();
        try {
            if (state == State.RUNNING) {
                state = State.SHUTDOWN;
                idle.forEach(member -> Objects.requireNonNull(member.child).finish());
                idle.clear();
                endIfEmpty();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Kills the children, and cancels all tasks. */
    void terminate() {
        lock.lock();
        try {
            if (state != State.STOPPED) {
                stop();
            }
        } finally {
            lock.unlock();
        }
    }

    boolean isShutdown() {
        lock.lock();
        try {
            return state != State.RUNNING;
        } finally {
            lock.unlock();
        }
    }

    /** Returns how many tasks wait for a child. */
    int waiting() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }

    boolean isTerminated() {
        return terminated.getCount() == 0;
    }

    /** Waits until no more tasks are taken and all children have ended. */
    void awaitEnd() throws InterruptedException {
        terminated.await();
    }

    /** Does the same, at most so long; returns whether they have ended. */
    boolean awaitEnd(long timeout, TimeUnit unit) throws InterruptedException {
        return terminated.await(timeout, unit);
    }
}
