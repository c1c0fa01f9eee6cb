package loombook.agent;

import loombook.link.Thrown;
import loombook.link.ToKernel;

/** Reports an exception that ended a thread under the cell that started the thread. */
record Uncaught(Link link) implements Thread.UncaughtExceptionHandler {
    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        var cell = CellContext.failedBy(failure);
        if (cell != null && !isInterrupts(cell, failure)) {
            cell.output()
                    .send(new ToKernel.Uncaught(
                            cell.id(), "Thread " + nameOf(thread) + " ended by", Thrown.of(failure)));
        }
    }

    /** Returns whether a thread failed by its cell's interruption: thirty of them would bury what the cell says. */
    private static boolean isInterrupts(CellContext cell, Throwable failure) {
        return failure instanceof CellStopped || (cell.interruption() != null && Interruption.isCauseOf(failure));
    }

    /** Returns how a thread is called in messages. */
    static String nameOf(Thread thread) {
        return thread.getName().isEmpty() ? "virtual thread #" + thread.threadId() : thread.getName();
    }
}
