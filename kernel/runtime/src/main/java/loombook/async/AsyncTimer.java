package loombook.async;

import org.jspecify.annotations.Nullable;

/** A function that a loop is going to call. Python: {@code asyncio.TimerHandle}. */
public final class AsyncTimer {
    private final AsyncLoop loop;
    private final Turn.Call call;
    private final Timers.@Nullable Timer timer;

    AsyncTimer(AsyncLoop loop, Turn.Call call, Timers.@Nullable Timer timer) {
        this.loop = loop;
        this.call = call;
        this.timer = timer;
    }

    /** Has the function not be called; does nothing when it has been. May be called by what runs in the loop only. */
    public void cancel() {
        loop.check();
        call.cancel();
        if (timer != null) {
            timer.cancel();
        }
    }

    /** Returns whether {@link #cancel} was called. */
    public boolean isCancelled() {
        return call.isCancelled();
    }
}
