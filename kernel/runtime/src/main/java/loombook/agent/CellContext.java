package loombook.agent;

import java.lang.ref.WeakReference;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import loombook.agent.Work.Certainty;
import org.jspecify.annotations.Nullable;

/**
 * The cell whose work a thread does, so that what it prints appears under that cell, also when the cell has ended long
 * ago. A thread has the cell of the thread that created it. One that works for many cells, such as a pool's, takes a
 * cell for the time of each task and then goes back to what it did before; {@link Handover} sees to that.
 */
public final class CellContext {
    private static final InheritableThreadLocal<Work> WORK = new InheritableThreadLocal<>() {
        @Override
        protected Work initialValue() {
            return Work.NONE;
        }

        @Override
        protected Work childValue(Work parent) {
            var cell = current();
            return cell == null ? parent : cell.inherited;
        }
    };

    private static final ThreadLocal<@Nullable Failed> FAILED = new ThreadLocal<>();
    private static volatile @Nullable CellContext latest;

    private static final AtomicLong CAPTURES = new AtomicLong();

    private final long id;
    private final long rank;
    private final CellOutput output;
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final Set<Runnable> elsewhere = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Interruption interruption;
    private volatile @Nullable CellObserver observer;
    private volatile @Nullable CellMeter meter;
    private final Work taken = new Work(this, Certainty.TAKEN);
    private final Work inherited = new Work(this, Certainty.INHERITED);
    private final Work lingering = new Work(this, Certainty.LINGERING);

    /** What the work of a cell ended with on the current thread. */
    private record Failed(WeakReference<Throwable> failure, CellContext cell) {}

    CellContext(long id, CellOutput output) {
        this(id, 2 * id, output);
    }

    /**
     * Makes a context.
     *
     * @param rank the higher, the later: of two cells whose work a thread might do it is the later one's
     */
    private CellContext(long id, long rank, CellOutput output) {
        this.id = id;
        this.rank = rank;
        this.output = output;
    }

    /** Returns one for work that is done for this cell later: it is interrupted by itself, and prints where this does. */
    CellContext again() {
        return new CellContext(id, rank, output);
    }

    /** Returns one for work of the current cell whose output goes elsewhere; its number is negative. */
    CellContext captured() {
        long number = -CAPTURES.incrementAndGet();
        var now = latest;
        long after = now == null ? rank : Math.max(rank, now.rank);
        return new CellContext(number, after | 1, output.redirected(number));
    }

    /** Makes this the latest cell and that of the current thread. */
    void enter() {
        latest = this;
        CellFrames.claim(this);
        var _ = become(taken);
    }

    /**
     * Has the current thread, and the threads that it creates, do this cell's work.
     *
     * @return what the thread did before, for {@link #giveBack}
     * @throws CellStopped when the cell was interrupted and its time to tidy up is over: it does no more work, ever
     */
    Work take() {
        endIfInterrupted();
        return become(taken);
    }

    /** Has the current thread do again what it did before it took a cell. */
    static void giveBack(Work before) {
        var _ = become(before);
    }

    /** Notes what the work that the current thread does has ended by: perhaps nobody catches it. */
    static void failed(Throwable failure) {
        var cell = WORK.get().cell();
        if (cell != null) {
            FAILED.set(new Failed(new WeakReference<>(failure), cell));
        }
    }

    /**
     * Takes this cell for work that was handed over earlier, unless the thread does a later cell's work: then that one
     * calls it, and does not run it as what was handed over.
     */
    Work takeUnlessCalled() {
        var now = WORK.get();
        boolean called = now.isTaken() && now.cell() != null && now.cell().rank >= rank;
        return called ? now : take();
    }

    /**
     * Notes that the current thread has done a part of this cell's stream, and does what belongs to it next, such as to
     * combine it with another part; unless the thread has taken a cell before.
     */
    void linger(Work before) {
        var _ = become(before.isTaken() ? before : lingering);
    }

    /** Does the same where the part is not taken as a whole but element by element. */
    void linger() {
        linger(WORK.get());
    }

    private static Work become(Work next) {
        var before = WORK.get();
        if (before != next) {
            var thread = Thread.currentThread();
            before.endsOn(thread);
            next.beginsOn(thread);
            WORK.set(next);
        }
        return before;
    }

    /**
     * Returns the cell of the current thread. When the thread has not taken one, the stack tells more: library code has
     * given it work. The last resort is the latest cell; null before the first.
     */
    static @Nullable CellContext current() {
        var work = WORK.get();
        if (work.isTaken()) {
            return work.cell();
        }
        var onStack = CellFrames.look();
        var known = work.certainty() != Certainty.LINGERING || onStack.inStream() ? work.cell() : null;
        var cell = later(known, onStack.cell());
        return cell != null ? cell : latest;
    }

    private static @Nullable CellContext later(@Nullable CellContext one, @Nullable CellContext other) {
        return one == null || (other != null && other.rank > one.rank) ? other : one;
    }

    /** Returns the cell whose work on the current thread has ended by a failure. */
    static @Nullable CellContext failedBy(Throwable failure) {
        var failed = FAILED.get();
        return failed != null && failed.failure.refersTo(failure) ? failed.cell : current();
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
        boolean isNew = threads.add(thread);
        var watching = observer;
        if (watching != null && isNew) {
            watching.threadBegins(thread);
        }
        var measuring = meter;
        if (measuring != null) {
            measuring.works(thread, threads.size());
        }
    }

    /** Has this cell's work measured from now on. */
    void measureBy(@Nullable CellMeter measuring) {
        meter = measuring;
    }

    /** Returns what measures this cell's work, or null. */
    @Nullable
    CellMeter meter() {
        return meter;
    }

    /** Notes that the current thread has done its work for this cell. */
    void remove(Thread thread) {
        boolean was = threads.remove(thread);
        var watching = observer;
        if (watching != null && was) {
            watching.threadEnds(thread);
        }
        var now = interruption;
        if (now != null) {
            now.release(thread);
        }
    }

    /** Ends this cell's work in all its threads; does nothing the second time. */
    void interrupt() {
        synchronized (this) {
            if (interruption != null) {
                return;
            }
            var begun = new Interruption(this);
            interruption = begun;
            begun.begin();
        }
        elsewhere.forEach(Runnable::run);
    }

    /** Has something done when this cell is interrupted, at once if it was; returns what takes that back. */
    Runnable onInterrupt(Runnable action) {
        elsewhere.add(action);
        if (interruption != null) {
            action.run();
        }
        return () -> elsewhere.remove(action);
    }

    /** Returns how this cell was interrupted, or null when it was not. */
    @Nullable
    Interruption interruption() {
        return interruption;
    }

    /** Returns who wants to know what is done for this cell, or null. */
    @Nullable
    CellObserver observer() {
        return observer;
    }

    /** Has somebody be told what is done for this cell; returns false when somebody else is. */
    synchronized boolean observe(CellObserver by) {
        if (observer != null) {
            return false;
        }
        observer = by;
        return true;
    }

    /** Has nobody be told any more. */
    synchronized void observeNoMore() {
        observer = null;
    }

    /** Returns the threads that do this cell's work now; a live view, safe to go through while it changes. */
    Set<Thread> threads() {
        return threads;
    }
}
