package loombook.async;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * How a task is asked to end: what it waits for is cancelled, or else it finds the request when it awaits next. A block
 * of it that is to end asks for the same, and says what is thrown instead. Belongs to whoever has the loop's turn.
 */
final class Cancelling {
    private final Promise<?> own;
    private final List<Scope> open = new ArrayList<>(0);
    private final List<Scope> ending = new ArrayList<>(0);
    private @Nullable Promise<?> waitsFor;
    private boolean pending;
    private @Nullable String message;
    private int requests;
    private @Nullable Throwable ended;

    /** Makes it for the task whose end this promise is. */
    Cancelling(Promise<?> own) {
        this.own = own;
    }

    /** Asks the task to end; returns false when it is done. */
    boolean request(@Nullable String why) {
        if (own.isDone()) {
            return false;
        }
        requests++;
        var other = waitsFor;
        if (other == null || !other.cancel(why)) {
            pending = true;
            message = why;
        }
        return true;
    }

    /** Returns how many requests there were, less those that were taken back. */
    int requests() {
        return requests;
    }

    /** Takes a request back; returns how many are left. */
    int takeBack() {
        if (requests > 0) {
            requests--;
        }
        return requests;
    }

    /** Returns whether a request waits for the task to await something. */
    boolean isPending() {
        return pending;
    }

    CancellationException exception() {
        return new CancellationException(message);
    }

    // ---- while it waits

    /** Notes what the task waits for from now on; a request that has waited for that cancels it. */
    void waitsFor(Promise<?> other) {
        waitsFor = other;
        if (pending && other.cancel(message)) {
            pending = false;
        }
    }

    /** Notes that it does not wait for that any more. */
    void waitedFor(@Nullable Promise<?> other) {
        if (waitsFor == other) {
            waitsFor = null;
        }
    }

    void throwIfPending() {
        if (pending) {
            pending = false;
            throw Thrower.<RuntimeException>asIs(instead(exception()));
        }
    }

    // ---- its blocks

    void open(Scope scope) {
        open.add(scope);
    }

    void close(Scope scope) {
        open.remove(scope);
        if (ending.remove(scope) && takeBack() == 0) {
            pending = false;
        }
    }

    /** Asks it to end because a block is to end. */
    void endBy(Scope scope) {
        if (request(null)) {
            ending.add(scope);
        }
    }

    /** Returns what is thrown where the task is cancelled. */
    Throwable instead(CancellationException cancellation) {
        Throwable thrown = cancellation;
        // Of several blocks that end at once the outermost is what the task ends by.
        for (int i = open.size() - 1; i >= 0; i--) {
            if (ending.remove(open.get(i))) {
                var reason = open.get(i).instead(cancellation);
                if (reason != cancellation) {
                    thrown = reason;
                    open.subList(i + 1, open.size()).forEach(Scope::pass);
                }
            }
        }
        ended = thrown;
        return thrown;
    }

    /** Returns whether this is what a block of the task, or the whole task, was ended by last. */
    boolean isEndedBy(Throwable thrown) {
        return ended == thrown;
    }
}
