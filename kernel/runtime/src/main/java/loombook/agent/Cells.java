package loombook.agent;

import java.io.InterruptedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import loombook.StdinNotAllowedException;
import loombook.display.MimeBundle;
import loombook.link.Thrown;
import loombook.link.ToKernel;
import org.jspecify.annotations.Nullable;

/** What {@link loombook.Notebook} can have done for the cell of the current thread. */
public final class Cells {
    private static volatile @Nullable CellInput input;

    private Cells() {}

    /** Says who asks the front end; a program may set {@code System.in} to something else. */
    static void askBy(CellInput asking) {
        input = asking;
    }

    /** Displays a bundle, or replaces what is displayed under the same name. */
    public static void display(MimeBundle bundle, @Nullable String displayId, boolean update) {
        var cell = CellContext.current();
        if (cell != null) {
            cell.output().send(new ToKernel.Displayed(cell.id(), bundle, displayId, update));
        }
    }

    /** Clears the cell's output. */
    public static void clear(boolean wait) {
        var cell = CellContext.current();
        if (cell != null) {
            cell.output().send(new ToKernel.Cleared(cell.id(), wait));
        }
    }

    /**
     * Tells of a failure that nobody caught, on the stderr of a cell; on the process's own when there is no cell.
     *
     * @param heading what the failure follows, such as {@code Task x failed, and nobody awaited it:}
     */
    public static void tell(@Nullable CellContext cell, String heading, Throwable failure) {
        if (cell == null) {
            System.err.println(heading + " " + failure);
        } else {
            cell.output().send(new ToKernel.Uncaught(cell.id(), heading, Thrown.of(failure)));
        }
    }

    /**
     * Tells of something that was no failure, on the stderr of a cell; on the process's own when there is no cell.
     *
     * @param sentence what the reader should know
     * @param where the place in the code that is meant; none when it is not known
     */
    public static void note(@Nullable CellContext cell, String sentence, StackTraceElement... where) {
        if (cell == null) {
            System.err.println(sentence);
        } else {
            cell.output().send(new ToKernel.Noted(cell.id(), sentence, List.of(where)));
        }
    }

    /** Returns who wants to know what is done for a cell; null when nobody does. */
    public static @Nullable CellObserver observer(@Nullable CellContext cell) {
        return cell == null ? null : cell.observer();
    }

    /** Returns the threads that work for any cell now, virtual ones too. */
    public static Set<Thread> threads() {
        return CellFrames.cells().stream()
                .flatMap(cell -> cell.threads().stream())
                .collect(Collectors.toSet());
    }

    /** Returns whether a cell was interrupted: its work is to end. */
    public static boolean isInterrupted(@Nullable CellContext cell) {
        return cell != null && cell.interruption() != null;
    }

    /** Asks the front end for a line; see {@link CellInput#ask}. */
    public static String ask(String prompt, boolean password) throws InterruptedIOException {
        var asking = input;
        if (asking == null) {
            throw new StdinNotAllowedException();
        }
        return asking.ask(prompt, password);
    }
}
