package loombook.async;

import org.jspecify.annotations.Nullable;

/** What a loop does next. */
sealed interface Turn {
    /** A task goes on. */
    record Resume(AsyncTask<?> task) implements Turn {}

    /** Something short of our own, done by whoever has the turn; it must not throw. */
    record Step(Runnable step) implements Turn {}

    /** A user's function, called on the loop's own thread. */
    final class Call implements Turn {
        final Runnable function;
        private boolean cancelled;

        Call(Runnable function) {
            this.function = function;
        }

        boolean isCancelled() {
            return cancelled;
        }

        void cancel() {
            cancelled = true;
        }
    }

    /** Returns whether nobody waits for it any more. */
    static boolean isOver(@Nullable Turn turn) {
        return turn instanceof Call call && call.isCancelled();
    }
}
