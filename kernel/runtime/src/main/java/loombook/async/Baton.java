package loombook.async;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * The right of one thread to have its loop's turn. Of all the batons of a loop one at most is here; whoever has it may
 * touch what belongs to the loop, and nobody else. Handing it on makes all that was done visible to the next.
 */
final class Baton {
    private static final int AWAY = 0;
    private static final int HERE = 1;
    private static final int GONE = 2;

    private final Thread thread;
    private final AtomicInteger state = new AtomicInteger(AWAY);

    Baton(Thread thread) {
        this.thread = thread;
    }

    Thread thread() {
        return thread;
    }

    /** Gives the thread the turn, and starts it the first time; returns false when it has left for ever. */
    boolean give() {
        if (!state.compareAndSet(AWAY, HERE)) {
            return false;
        }
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        } else {
            LockSupport.unpark(thread);
        }
        return true;
    }

    boolean isHere() {
        return state.get() == HERE;
    }

    /** Notes that the thread has no turn any more; it must then be given to another. */
    void letGo() {
        state.set(AWAY);
    }

    /** Has the thread go its own way, without ever getting the turn again; returns false when it has just got it. */
    boolean leave() {
        return state.compareAndSet(AWAY, GONE) || state.get() == GONE;
    }
}
