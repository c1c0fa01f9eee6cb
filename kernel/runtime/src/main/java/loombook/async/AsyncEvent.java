package loombook.async;

/** A sign that tasks of one loop wait for. Python: {@code asyncio.Event}. */
public final class AsyncEvent {
    private final Waiters waiters = new Waiters(this);
    private boolean isSet;

    /** Makes an event that is not set. */
    public AsyncEvent() {}

    /** Awaits the event; returns at once when it is set. */
    public void await() {
        waiters.check();
        var _ = Async.current();
        if (!isSet) {
            waiters.await();
        }
    }

    /** Sets it, and wakes all who wait. */
    public void set() {
        waiters.check();
        if (!isSet) {
            isSet = true;
            waiters.wakeAll();
        }
    }

    /** Takes it back: who comes from now on waits. */
    public void clear() {
        waiters.check();
        isSet = false;
    }

    /** Returns whether it is set. */
    public boolean isSet() {
        return isSet;
    }

    @Override
    public String toString() {
        return "AsyncEvent[" + (isSet ? "set" : "unset") + ", waiting: " + waiters.count() + "]";
    }
}
