package loombook.process.worker;

import loombook.process.WorkerDied;
import org.jspecify.annotations.Nullable;

/** A child JVM, as whoever gives it tasks sees it. It does one task at a time. */
public interface Child {
    /** Who has started a child. Called by the child's own thread. */
    interface Owner {
        /** It is ready for its first task. */
        void ready(Child child);

        /** A task has come back: the child is free. What the task has ended by is told afterwards. */
        void done(Child child);

        /** It has ended; a task that it had fails afterwards. */
        void ended(Child child);
    }

    /** Gives it a task. It has none, and whoever calls sees to it that nobody else does at the same time. */
    void run(Task next);

    /** Has its task interrupted; kills it when that does not help in half a second. */
    void interrupt(Task its);

    /** Returns the task that it does, or null. */
    @Nullable
    Task task();

    /** Has it end when it has done what it does. */
    void finish();

    /**
     * Does the same as at the end of a program: it waits for its threads, and for the children that it has started but for
     * daemons. Its exit code tells whether its work has failed.
     */
    void finishAsProgram();

    /** Ends its process and those that it has started, at once (SIGKILL). */
    void kill();

    /** Returns whether it has ever been ready for a task. */
    boolean wasReady();

    /** Describes how it has ended, as a failure. */
    WorkerDied death();
}
