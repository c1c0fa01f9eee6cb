package loombook.async;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Notes in debug mode who has the turn, and tells of those who keep it for long. */
final class Watch {
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(20);

    private volatile long longNanos = TimeUnit.MILLISECONDS.toNanos(100);
    private volatile boolean on;
    private volatile @Nullable Holding holding;

    /** A task's turn, and where it was seen. */
    private static final class Holding {
        final AsyncTask<?> task;
        final long since = System.nanoTime();
        volatile StackTraceElement @Nullable [] seen;

        Holding(AsyncTask<?> task) {
            this.task = task;
        }
    }

    void set(boolean isOn) {
        on = isOn;
    }

    /** Sets how long a turn may be that nobody is told of. */
    void setLong(long nanos) {
        longNanos = nanos;
    }

    /** Returns after which time to look again. */
    long lookNanos() {
        return Math.min(LOOK_NS, Math.max(TimeUnit.MILLISECONDS.toNanos(1), longNanos / 2));
    }

    boolean isOn() {
        return on;
    }

    /** Notes that a task has the turn from now on. */
    void begins(AsyncTask<?> task) {
        if (on) {
            holding = new Holding(task);
        }
    }

    /** Looks where the task is, once its turn is long; called by the loop's thread now and then. */
    void look() {
        var now = holding;
        if (now != null && now.seen == null && System.nanoTime() - now.since > longNanos) {
            now.seen = now.task.baton.thread().getStackTrace();
        }
    }

    /** Notes that the task gives way. */
    void ends() {
        var now = holding;
        if (now == null) {
            return;
        }
        holding = null;
        long nanos = System.nanoTime() - now.since;
        if (nanos > longNanos) {
            var seen = now.seen;
            var where = seen == null ? new StackTraceElement[0] : seen;
            now.task.note(
                    "Task %s held the event loop for %.3f s, and nothing else could run%s"
                            .formatted(now.task.name(), nanos / 1e9, where.length == 0 ? "." : ":"),
                    where);
        }
    }
}
