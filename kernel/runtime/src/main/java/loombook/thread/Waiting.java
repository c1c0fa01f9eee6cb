package loombook.thread;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.concurrent.Future;
import loombook.thread.Threads.Waited;

/** What is waited for among futures. */
enum Waiting {
    FOR_ALL,
    FOR_ANY,
    FOR_FAILURE;

    /** Waits until it is so, or the time is over. */
    <F extends Future<?>> Waited<F> on(Collection<? extends F> futures, Deadline deadline) throws InterruptedException {
        try (var completions = new Completions<F>(futures)) {
            F next;
            do {
                next = completions.next(deadline);
            } while (next != null && !isEnough(next));
        }
        var done = new ArrayList<F>();
        var notDone = new ArrayList<F>();
        for (F future : new LinkedHashSet<F>(futures)) {
            (future.isDone() ? done : notDone).add(future);
        }
        return new Waited<>(done, notDone);
    }

    private boolean isEnough(Future<?> done) {
        return switch (this) {
            case FOR_ALL -> false;
            case FOR_ANY -> true;
            case FOR_FAILURE -> done.state() == Future.State.FAILED;
        };
    }
}
