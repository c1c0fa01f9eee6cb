package loombook.async;

import loombook.agent.CellObserver;
import loombook.agent.CellObserver.Step;
import loombook.agent.Cells;

/** The one place that every change of a task's state passes, for whoever wants to draw them. */
final class TaskWatcher {
    private TaskWatcher() {}

    /** Notes a change; called in the loop's turn, by whichever thread has it. */
    static void now(AsyncTask<?> task, Step step) {
        var observer = Cells.observer(task.cell());
        if (observer != null) {
            tell(observer, task, step, "", "");
        }
    }

    /** Notes that a task awaits something from now on. */
    static void waits(AsyncTask<?> task, Promise<?> other) {
        var observer = Cells.observer(task.cell());
        if (observer == null) {
            return;
        }
        switch (other.about) {
            case null -> tell(observer, task, Step.WAITING, "", "");
            case Promise.Time(var until) ->
                observer.taskSleeps(task.baton.thread(), task.name(), task.isGuest(), until);
            case AsyncLock lock -> tell(observer, task, Step.BLOCKED, "AsyncLock", lock.holder());
            case AsyncTask<?> awaited -> tell(observer, task, Step.WAITING, awaited.name(), "");
            case String words -> tell(observer, task, Step.WAITING, words, "");
            case Object it -> tell(observer, task, Step.WAITING, it.getClass().getSimpleName(), "");
        }
    }

    private static void tell(CellObserver observer, AsyncTask<?> task, Step step, String detail, String holder) {
        observer.task(task.baton.thread(), task.name(), task.isGuest(), step, detail, holder);
    }
}
