package loombook.thread;

import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A task's failure that nobody has asked for yet. It is shown as a thread's failure when its future is garbage, and not
 * before: somebody may still ask. This class is not loaded before the first task fails.
 */
final class Unretrieved {
    private static final Cleaner CLEANER = Cleaner.create(
            task -> Thread.ofPlatform().name("loombook-unretrieved").daemon().unstarted(task));

    private static final AtomicInteger OPEN = new AtomicInteger();
    private static final AtomicBoolean NEW = new AtomicBoolean();

    private final AtomicBoolean isSettled = new AtomicBoolean();

    private Unretrieved() {}

    /**
     * Notes a failure.
     *
     * @param future the future that is watched
     * @param thread the name of the thread that the task failed on
     * @param owned does something for the cell that the task belongs to
     */
    static Unretrieved note(Object future, String thread, Throwable failure, Consumer<Runnable> owned) {
        var noted = new Unretrieved();
        OPEN.incrementAndGet();
        NEW.set(true);
        // Nothing in this action may refer to the future, or it would never be garbage.
        var _ = CLEANER.register(future, () -> {
            if (noted.settle()) {
                owned.accept(() -> show(thread, failure));
            }
        });
        return noted;
    }

    /** Notes that somebody has asked for it, or that it is shown; returns false the second time. */
    boolean settle() {
        boolean first = isSettled.compareAndSet(false, true);
        if (first) {
            OPEN.decrementAndGet();
        }
        return first;
    }

    /** Shows a failure as that of a thread with this name: by one that fails. */
    static void show(String thread, Throwable failure) {
        Thread.ofPlatform().name(thread).daemon().start(Owned.runnable(() -> {
            throw Unchecked.rethrow(failure);
        }));
    }

    /**
     * Has the garbage collector look for futures that nobody holds any more, if there are failures that nobody has asked
     * for, and some have come since it last looked.
     */
    static void look() {
        if (OPEN.get() > 0 && NEW.getAndSet(false)) {
            System.gc();
        }
    }
}
