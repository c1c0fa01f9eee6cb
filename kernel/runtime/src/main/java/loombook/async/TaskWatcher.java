package loombook.async;

import org.jspecify.annotations.Nullable;

/** The one place that every change of a task's state passes, for whoever wants to draw them; nobody does yet. */
interface TaskWatcher {
    /** What a task does. */
    enum State {
        /** It waits for its turn. */
        READY,
        /** It has the turn. */
        RUNNING,
        /** It awaits something. */
        WAITING,
        /** It has ended. */
        DONE
    }

    /** Called in the loop's turn, by whichever thread has it. */
    void changed(AsyncTask<?> task, State state, @Nullable Promise<?> waitsFor);

    /** Notes a change. */
    static void now(AsyncTask<?> task, State state, @Nullable Promise<?> waitsFor) {
        var watcher = Watching.current;
        if (watcher != null) {
            watcher.changed(task, state, waitsFor);
        }
    }

    /** Who watches. A plain field: it is set before the tasks are made that are to be watched. */
    final class Watching {
        static @Nullable TaskWatcher current;

        private Watching() {}
    }
}
