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

    /** Returns the number by which the kernel knows the current thread's cell; 0 before the first cell. */
    static long currentId() {
        var cell = current();
        return cell == null ? 0 : cell.id;
    }

    long id() {
        return id;
    }

    CellOutput output() {
        return output;
    }

    /**
     * Notes that a thread does this cell's work from now on.
     *
     * @return false when it has been doing so already, and whoever noted that first also ends it
     * @throws CellStopped when the cell was interrupted some time ago: no more work is begun for it
     */
    boolean add(Thread thread) {
        boolean added = threads.add(thread);
        var now = interruption;
        if (now != null && now.graceIsOver()) {
            threads.remove(thread);
            throw CellStopped.beforeItBegan();
        }
        return added;
    }

    /** Notes that the current thread, whose work for this cell {@link #add} began, has done it. */
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
