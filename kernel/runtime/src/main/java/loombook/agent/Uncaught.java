package loombook.agent;

import loombook.link.Thrown;
import loombook.link.ToKernel;

/** Reports an exception that ended a thread under the cell that started the thread. */
record Uncaught(Link link) implements Thread.UncaughtExceptionHandler {
    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        var cell = CellContext.failedBy(failure);
        if (cell != null && !(failure instanceof CellStopped)) {
            cell.output().send(new ToKernel.Uncaught(cell.id(), nameOf(thread), Thrown.of(failure)));
        }
    }

    private static String nameOf(Thread thread) {
        return thread.getName().isEmpty() ? "virtual thread #" + thread.threadId() : thread.getName();
    }
}
