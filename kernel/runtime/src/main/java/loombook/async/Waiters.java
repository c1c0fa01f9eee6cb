package loombook.async;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Those who wait at a lock, a queue or the like, first come first served. It belongs to the loop whose task waits first,
 * and then is used by no other.
 */
final class Waiters {
    private final ArrayDeque<Promise<Boolean>> waiting = new ArrayDeque<>();
    private final Object of;
    private volatile @Nullable AsyncLoop loop;

    /** Makes those who wait at a lock, a queue or the like. */
    Waiters(Object of) {
        this.of = of;
    }

    /** Throws when the current thread does not belong to the loop that this belongs to. */
    void check() {
        var mine = loop;
        if (mine != null) {
            mine.check();
        }
    }

    /** Waits until {@link #wakeFirst} or {@link #wakeAll} comes to this one. */
    void await() {
        await(() -> {});
    }

    /** Does the same; {@code passOn} is called when this one was woken and cancelled at once, for the sake of the next. */
    void await(Runnable passOn) {
        var me = Async.current();
        if (loop == null) {
            loop = me.loop;
        }
        check();
        var mine = new Promise<Boolean>(me.loop, of);
        waiting.add(mine);
        try {
            me.await(mine);
            waiting.remove(mine);
        } catch (Exception e) {
            me.tidy(() -> {
                waiting.remove(mine);
                if (mine.isDone() && !mine.isCancelled()) {
                    passOn.run();
                }
            });
            throw Thrower.<RuntimeException>asIs(e);
        }
    }

    /** Wakes the first one who waits and is not woken yet; returns false when there is none. */
    boolean wakeFirst() {
        for (var one : waiting) {
            if (one.complete(true)) {
                return true;
            }
        }
        return false;
    }

    void wakeAll() {
        waiting.forEach(one -> one.complete(true));
    }

    /** Returns whether somebody waits, woken or not, who was not cancelled. */
    boolean isAnyoneLeft() {
        for (var one : waiting) {
            if (!one.isCancelled()) {
                return true;
            }
        }
        return false;
    }

    int count() {
        return waiting.size();
    }
}
