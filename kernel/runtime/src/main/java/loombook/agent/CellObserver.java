package loombook.agent;

/**
 * Who is told what is done for a cell, while somebody wants to know. Called by the threads concerned, many at once; it
 * must be quick, and not throw.
 */
public interface CellObserver {
    /** What a task or a child process does from now on. */
    enum Step {
        /** It could go on, and waits for its turn. */
        READY,
        /** It works. */
        RUNNING,
        /** It waits for something. */
        WAITING,
        /** It waits for what another one holds. */
        BLOCKED,
        /** It waits for a time to come. */
        SLEEPING,
        /** It has ended. */
        ENDED
    }

    /** A thread does the cell's work from now on. */
    void threadBegins(Thread thread);

    /** A thread has done what it had to do for the cell, for now. */
    void threadEnds(Thread thread);

    /**
     * A task that takes turns with others does something else.
     *
     * @param thread the task's; it may not have been started yet
     * @param isGuest whether the thread has a life beside the task, as a cell's thread has
     * @param detail what it waits for; may be empty
     * @param holder who holds what it waits for; may be empty
     */
    void task(Thread thread, String name, boolean isGuest, Step step, String detail, String holder);

    /**
     * A task that takes turns with others sleeps. When its time has come it could go on, and waits for its turn; that is not
     * told again, for who has the turn then may hold it for long.
     *
     * @param until when its time comes, by {@link System#nanoTime}; it may do something else before
     */
    void taskSleeps(Thread thread, String name, boolean isGuest, long until);

    /**
     * A child process does something else.
     *
     * @param process tells it from others
     * @param detail what that is; may be empty
     */
    void process(Object process, String name, Step step, String detail);

    /**
     * A child process has done a task, and waits.
     *
     * @param process tells it from others
     * @param begun when the task's work was begun, by the {@link System#nanoTime} of the child
     * @param ended when it had come to its end, by the same
     * @param detail what it waits for
     */
    void processWorked(Object process, String name, long begun, long ended, String detail);
}
