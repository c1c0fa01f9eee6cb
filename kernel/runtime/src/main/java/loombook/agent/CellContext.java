package loombook.agent;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The cell whose work a thread does. A thread has the cell of the thread that created it, so that what it prints
 * appears under the cell that started it, also when that cell has ended long ago.
 */
public final class CellContext {
    private static final InheritableThreadLocal<@Nullable CellContext> CURRENT = new InheritableThreadLocal<>();
    private static volatile @Nullable CellContext latest;

    private final long id;
    private final CellOutput output;
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Interruption interruption;

    CellContext(long id, CellOutput output) {
        this.id = id;
        this.output = output;
    }

    /** Makes this the cell of the current thread and of the threads that it creates from now on. */
    void enter() {
        CURRENT.set(this);
        latest = this;
    }

    /** Returns the cell of the current thread; for a thread of no cell the latest one, null before the first. */
    static @Nullable CellContext current() {
        var own = CURRENT.get();
        return own != null ? own : latest;
    }

    long id() {
        return id;
    }

    CellOutput output() {
        return output;
    }

    /**
     * Called before work is begun that was handed over for this cell, and when the cell's own code has ended.
     *
     * @throws CellStopped when this cell was interrupted: its threads have time to tidy up, but begin nothing
     */
    void endIfInterrupted() {
        if (interruption != null) {
            throw CellStopped.nowhere();
        }
    }

    /** Notes that the current thread does this cell's work from now on. */
    void add(Thread thread) {
        threads.add(thread);
    }

    /** Notes that the current thread has done its work for this cell. */
    void remove(Thread thread) {
        threads.remove(thread);
        var now = interruption;
        if (now != null) {
            now.release(thread);
        }
    }

    /** Ends this cell's work in all its threads; does nothing the second time. */
    synchronized void interrupt() {
        if (interruption == null) {
            var begun = new Interruption(this);
            interruption = begun;
            begun.begin();
        }
    }

    /** Returns how this cell was interrupted, or null when it was not. */
    @Nullable
    Interruption interruption() {
        return interruption;
    }

    /** Returns the threads that do this cell's work now; a live view, safe to go through while it changes. */
    Set<Thread> threads() {
        return threads;
    }
}
