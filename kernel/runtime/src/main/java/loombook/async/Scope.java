package loombook.async;

import java.util.concurrent.CancellationException;

/**
 * A block of a task that can end it early by an exception of its own, such as a time-out. It does so by cancelling the
 * task; where the task awaits, its own exception is thrown then instead of the cancellation.
 */
abstract class Scope {
    final AsyncTask<?> task;
    private final int cancellingBefore;
    private boolean isPassed;

    /** Opens a block of the current task. */
    Scope() {
        this.task = Async.current();
        this.cancellingBefore = task.cancelling();
        task.cancelling.open(this);
    }

    /** Returns what the block ends by. */
    abstract Throwable reason(CancellationException cancellation);

    /** Returns what is thrown in the task: this block's reason, unless the task was cancelled by others, too. */
    final Throwable instead(CancellationException cancellation) {
        return task.uncancel() > cancellingBefore ? cancellation : reason(cancellation);
    }

    /** Notes that the reason of a block around this one is thrown. */
    final void pass() {
        isPassed = true;
    }

    /** Returns whether something from outside ends this block. */
    final boolean isOverruled() {
        return isPassed || task.cancelling() > cancellingBefore;
    }

    /** Closes the block; what was not thrown yet will not be. */
    final void close() {
        task.cancelling.close(this);
    }
}
