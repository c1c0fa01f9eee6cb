package loombook.thread;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A thread that waits and then does something, unless it is cancelled before. Python: {@code threading.Timer}, which is
 * a thread as well. Made by {@link Threads#startAfter}.
 *
 * <p>Safe for any number of threads. An interrupt while it waits ends it, and its work is not done.
 */
public final class ThreadTimer extends Thread {
    private enum Stage {
        WAITING,
        WORKING,
        CANCELLED
    }

    private final Duration delay;
    private final Runnable work;
    private final Runnable task;
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.WAITING);

    ThreadTimer(Duration delay, Runnable work) {
        this.delay = delay;
        this.work = work;
        // The whole wait belongs to the cell: interrupting it ends the timer as well.
        this.task = Owned.runnable(this::waitAndWork);
    }

    /** Called by the JVM when the thread starts. */
    @Override
    public void run() {
        task.run();
    }

    private void waitAndWork() {
        try {
            boolean ended = cancelled.await(Durations.nanos(delay), TimeUnit.NANOSECONDS);
            if (!ended && stage.compareAndSet(Stage.WAITING, Stage.WORKING)) {
                work.run();
            }
        } catch (InterruptedException e) {
            var _ = cancel();
        }
    }

    /**
     * Has the thread end without doing its work. It is too late when it has begun.
     *
     * @return whether the work will not be done; Python's {@code cancel} does not tell
     */
    public boolean cancel() {
        boolean isCancelled = stage.compareAndSet(Stage.WAITING, Stage.CANCELLED) || stage.get() == Stage.CANCELLED;
        cancelled.countDown();
        return isCancelled;
    }

    /** Returns whether it was cancelled in time. */
    public boolean isCancelled() {
        return stage.get() == Stage.CANCELLED;
    }
}
