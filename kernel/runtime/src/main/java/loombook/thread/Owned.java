package loombook.thread;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import loombook.agent.Handover;
import org.jspecify.annotations.Nullable;

/** Makes work belong to the cell that hands it over, whichever thread does it. */
final class Owned {
    static final String NO_WORK = "There is no work to do: it is null.";

    private Owned() {}

    /** Returns a task that is done for the current thread's cell. */
    static Runnable runnable(@Nullable Runnable work) {
        return Objects.requireNonNull(Handover.of(Objects.requireNonNull(work, NO_WORK)));
    }

    /** Returns a task with a result that is done for the current thread's cell. */
    static <T extends @Nullable Object> Callable<T> callable(@Nullable Callable<T> work) {
        return Objects.requireNonNull(Handover.of(Objects.requireNonNull(work, NO_WORK)));
    }

    /** Returns a callback that is done for the current thread's cell. */
    static <T> Consumer<T> consumer(@Nullable Consumer<T> work) {
        return Objects.requireNonNull(Handover.of(Objects.requireNonNull(work, NO_WORK)));
    }
}
