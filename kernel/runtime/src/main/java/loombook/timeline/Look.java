package loombook.timeline;

import org.jspecify.annotations.Nullable;

/** What a thread was seen to do, one look after the other. Belongs to the sampler. */
final class Look {
    /** When it was last seen to do something else. */
    final long before;

    final long first;
    final Thread.State state;
    final @Nullable Object blocker;
    final long owner;
    final boolean queued;
    long last;
    int times = 1;
    String detail = "";
    String by = "";
    boolean sleeps;

    /** Its owner is a thread's id, or 0; it is queued when it could run and no carrier runs it. */
    Look(long before, long now, Thread.State state, @Nullable Object blocker, long owner, boolean queued) {
        this.before = before;
        this.first = now;
        this.last = now;
        this.state = state;
        this.blocker = blocker;
        this.owner = owner;
        this.queued = queued;
    }

    boolean isSame(Thread.State other, @Nullable Object by, long owned, boolean waits) {
        return state == other && blocker == by && owner == owned && queued == waits;
    }

    boolean isIdle() {
        return queued || state != Thread.State.RUNNABLE;
    }
}
