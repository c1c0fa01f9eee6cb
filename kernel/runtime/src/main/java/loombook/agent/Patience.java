package loombook.agent;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs what may never end, on the thread that wants it, and stops it when it has taken too long: first by an interrupt,
 * then by an exception thrown into it. Another thread would be simpler, but what a value's {@code toString()} sees would
 * not be the same: the locks that the thread holds, its name, its locals.
 */
public final class Patience {
    private static final int AFTER_INTERRUPT_MS = 100;
    private static final int BETWEEN_STOPS_MS = 200;
    private static final int STOPS = 20;

    private final Thread thread = Thread.currentThread();
    private final @Nullable CellContext cell = CellContext.current();
    private boolean over;
    private boolean fired;
    private int stops;

    private Patience() {}

    /** The work was stopped. */
    public static final class Exhausted extends Exception {
        private Exhausted() {
            super("It took too long", null, false, false);
        }
    }

    /**
     * Does work on the current thread.
     *
     * @throws Exhausted when it was stopped
     * @throws Exception whatever it throws
     */
    public static <T> T with(Duration limit, Callable<T> work) throws Exception {
        var patience = new Patience();
        var timer = Timers.ALL.schedule(patience::expire, limit.toNanos(), TimeUnit.NANOSECONDS);
        try {
            T result;
            try {
                result = work.call();
            } finally {
                timer.cancel(false);
                patience.end();
            }
            return result;
        } catch (Throwable failure) {
            if (patience.hasFired() && !Cells.isInterrupted(patience.cell)) {
                throw new Exhausted();
            }
            throw failure;
        }
    }

    private synchronized boolean hasFired() {
        return fired;
    }

    /** Sees to it that nothing of this reaches what the thread does next. */
    @SuppressWarnings("ThreadPriorityCheck") // yield() is called for the look that the JVM has then, not for others
    private void end() {
        boolean late;
        synchronized (this) {
            over = true;
            late = fired;
        }
        if (late) {
            try {
                Thread.yield();
            } catch (CellStopped e) {
                // Thrown just as the work had ended.
            }
            Thread.interrupted();
        }
    }

    private void expire() {
        int wait = BETWEEN_STOPS_MS;
        synchronized (this) {
            if (over || stops++ > STOPS) {
                return;
            }
            if (!fired) {
                fired = true;
                thread.interrupt();
                wait = AFTER_INTERRUPT_MS;
            } else if (AsyncStop.isPossible()) {
                var _ = AsyncStop.of(thread);
            }
        }
        var _ = Timers.ALL.schedule(this::expire, wait, TimeUnit.MILLISECONDS);
    }

    /** Made when it is first asked for; its thread ends when there was nothing to do for a while. */
    private static final class Timers {
        static final ScheduledThreadPoolExecutor ALL = make();

        private static ScheduledThreadPoolExecutor make() {
            var timers = new ScheduledThreadPoolExecutor(
                    1,
                    Thread.ofPlatform()
                            .name("loombook-patience")
                            .daemon()
                            .inheritInheritableThreadLocals(false)
                            .factory());
            timers.setRemoveOnCancelPolicy(true);
            timers.setKeepAliveTime(1, TimeUnit.SECONDS);
            timers.allowCoreThreadTimeOut(true);
            return timers;
        }
    }
}
