package loombook.thread;

import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Failures of tasks that nobody has asked for. Each is shown as a thread's failure when its future is garbage. This class
 * is not loaded before the first task fails.
 */
final class Unretrieved {
    private static final Cleaner CLEANER = Cleaner.create(
            task -> Thread.ofPlatform().name("loombook-unretrieved").daemon().unstarted(task));

    private static final AtomicInteger WAITING = new AtomicInteger();

    private Unretrieved() {}

    /**
     * Notes the failure of a future.
     *
     * @param thread the name of the thread that it failed on
     * @param asked whether somebody has asked for it: then it is not shown
     * @param owned does something for the cell that the task belongs to
     */
    static void note(Object future, String thread, Throwable failure, AtomicBoolean asked, Consumer<Runnable> owned) {
        WAITING.incrementAndGet();
        var _ = CLEANER.register(future, () -> {
            WAITING.decrementAndGet();
            if (!asked.get()) {
                owned.accept(() -> show(thread, failure));
            }
        });
    }

    /** Shows a failure as that of a thread with this name: by one that fails. */
    static void show(String thread, Throwable failure) {
        Thread.ofPlatform().name(thread).daemon().start(Owned.runnable(() -> {
            throw Unchecked.rethrow(failure);
        }));
    }

    /** Has the garbage collector look for futures that nobody holds any more, if any of them may be to be shown. */
    static void look() {
        if (WAITING.get() > 0) {
            System.gc();
        }
    }
}
