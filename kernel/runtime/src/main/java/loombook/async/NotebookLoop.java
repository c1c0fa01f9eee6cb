package loombook.async;

import loombook.agent.CellThread;
import org.jspecify.annotations.Nullable;

/**
 * The loop that is always there for the code of cells, like the one that top-level {@code await} uses in IPython. A cell
 * that uses it takes part like a task, from there to its end: it holds the loop while it computes and gives way where it
 * awaits. Tasks that it has made live on when it has ended.
 */
final class NotebookLoop {
    private static final AsyncLoop LOOP = new AsyncLoop();

    static {
        LOOP.start();
    }

    private NotebookLoop() {}

    /** Returns whether a loop is this one. */
    static boolean is(AsyncLoop loop) {
        return loop == LOOP;
    }

    /** Has the cell's code on the current thread take part. */
    static AsyncTask<?> enter() {
        var cell = new AsyncTask<@Nullable Void>(LOOP, "cell", Thread.currentThread());
        CellThread.atEnd(cell::endGuest);
        LOOP.enter(cell);
        cell.awaitTurn();
        cell.isOfThread();
        return cell;
    }
}
