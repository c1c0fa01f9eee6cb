package loombook.agent;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import loombook.display.MimeBundle;
import loombook.link.Thrown;
import loombook.link.ToKernel;
import org.jspecify.annotations.Nullable;

/**
 * The cell whose work something is that does not run on a thread of this JVM: what a child process prints goes there, and
 * it ends when the cell is interrupted. In a JVM that runs no cells, such as a child, it stands for the JVM itself.
 */
public final class CellHandle {
    private static final CellHandle NONE = new CellHandle(null);

    private final @Nullable CellContext cell;

    private CellHandle(@Nullable CellContext cell) {
        this.cell = cell;
    }

    /** Returns the cell of the current thread. */
    public static CellHandle current() {
        var cell = CellContext.current();
        return cell == null ? NONE : new CellHandle(cell);
    }

    /** Returns a number that tells cells apart; 0 outside of cells. */
    public long id() {
        return cell == null ? 0 : cell.id();
    }

    /** Returns who wants to know what is done for the cell; null when nobody does. */
    public @Nullable CellObserver observer() {
        return cell == null ? null : cell.observer();
    }

    /** Has somebody be told what is done for the cell; returns false when somebody else is, or there is no cell. */
    public boolean observe(CellObserver by) {
        return cell != null && cell.observe(by);
    }

    /** Has nobody be told any more. */
    public void observeNoMore() {
        if (cell != null) {
            cell.observeNoMore();
        }
    }

    /** Returns the threads that do the cell's work now; a live view. */
    public Set<Thread> threads() {
        return cell == null ? Set.of() : cell.threads();
    }

    /** Displays a bundle under the cell, whichever thread calls. */
    public void display(MimeBundle bundle) {
        if (cell != null) {
            cell.output().send(new ToKernel.Displayed(cell.id(), bundle, null, false));
        }
    }

    /** Prints bytes under the cell. */
    public void print(boolean error, byte[] bytes) {
        if (cell != null) {
            cell.output().append(error, bytes, 0, bytes.length);
        } else {
            (error ? System.err : System.out).write(bytes, 0, bytes.length);
            (error ? System.err : System.out).flush();
        }
    }

    /** Does something as work of the cell, on the current thread; not at all when the cell was interrupted. */
    public void run(Runnable work) {
        if (cell == null) {
            work.run();
            return;
        }
        try {
            var before = cell.take();
            try {
                work.run();
            } finally {
                CellContext.giveBack(before);
            }
        } catch (CellStopped e) {
            // It was interrupted: it begins nothing more.
        }
    }

    /**
     * Does something because a front end has asked for it, on the comms' thread: as work of the cell, but interrupted by
     * itself. What it throws is shown under the cell.
     *
     * @param name how the work is called in messages
     */
    public void serve(String name, Work work) {
        var context = cell == null ? null : cell.again();
        if (context != null) {
            CommLink.work(context, () -> attempt(context, name, work));
        }
    }

    /** Work that may throw. */
    @FunctionalInterface
    public interface Work {
        /** Does it. */
        void run() throws Throwable;
    }

    /**
     * Does something on the current thread, and has all that it shows appear in a widget.
     *
     * @param comm the comm of the widget
     * @param replaces whether it takes the place of what the widget shows
     * @param work what it throws is shown in the widget
     */
    public void capture(String comm, boolean replaces, String name, Work work) {
        if (cell == null) {
            return;
        }
        var context = cell.captured();
        context.output().send(new ToKernel.Captures(context.id(), cell.id(), comm));
        if (replaces) {
            context.output().send(new ToKernel.Cleared(context.id(), true));
        }
        // The thread does this work now, and not the cell's, whose interruption would pass it by.
        var goesOn = cell.onInterrupt(context::interrupt);
        try {
            var before = context.take();
            try {
                attempt(context, name, work);
            } finally {
                CellContext.giveBack(before);
            }
        } finally {
            goesOn.run();
            context.output().send(new ToKernel.Captured(context.id()));
        }
    }

    private static void attempt(CellContext context, String name, Work work) {
        try {
            work.run();
        } catch (CellStopped stopped) {
            throw stopped;
        } catch (Throwable failure) {
            // Of whatever kind: it must not end the thread that serves all front ends.
            if (context.interruption() == null || !Interruption.isCauseOf(failure)) {
                context.output().send(new ToKernel.Uncaught(context.id(), name + " failed:", Thrown.of(failure)));
            }
        }
    }

    /** Tells that work of this name has failed, as of a thread that nobody waits for. */
    public void uncaught(String name, Throwable failure) {
        if (cell != null) {
            cell.output().send(new ToKernel.Uncaught(cell.id(), name, Thrown.of(failure)));
        } else {
            var text = new java.io.StringWriter();
            failure.printStackTrace(new java.io.PrintWriter(text));
            print(true, ("Exception in " + name + ": " + text).getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * Has something done when the cell is interrupted, at once if it was. It must not block.
     *
     * @return what takes this back
     */
    public Runnable onInterrupt(Runnable action) {
        if (cell == null) {
            return () -> {};
        }
        var once = new AtomicBoolean();
        Runnable guarded = () -> {
            if (once.compareAndSet(false, true)) {
                action.run();
            }
        };
        return cell.onInterrupt(guarded);
    }
}
