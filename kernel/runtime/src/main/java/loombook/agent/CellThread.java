package loombook.agent;

import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** The thread on which the code of cells stands that is in no method: what it holds it holds to the end of the cell. */
public final class CellThread {
    private static final ConcurrentLinkedQueue<Runnable> AT_END = new ConcurrentLinkedQueue<>();
    private static volatile @Nullable Thread thread;

    private CellThread() {}

    /** Says which thread it is. */
    static void is(Thread cells) {
        thread = cells;
    }

    /** Returns whether the current thread is the cells' own. */
    public static boolean isCurrent() {
        return Thread.currentThread() == thread;
    }

    /**
     * Has something done when the cell that runs now has come to its end, whatever its outcome; by another thread, while
     * this one is idle. What it shows is shown before the cell's outcome. It must be quick.
     */
    public static void atEnd(Runnable action) {
        AT_END.add(action);
    }

    /** Does what was wished for. */
    static void ended() {
        for (var next = AT_END.poll(); next != null; next = AT_END.poll()) {
            try {
                next.run();
            } catch (RuntimeException e) {
                // This thread is the one that listens to the kernel.
                System.getLogger(CellThread.class.getName())
                        .log(System.Logger.Level.WARNING, "What was left to do at a cell's end failed", e);
            }
        }
    }
}
