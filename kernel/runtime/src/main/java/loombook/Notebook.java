package loombook;

import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import loombook.agent.Cells;
import loombook.display.Rendering;
import org.jspecify.annotations.Nullable;

/** The methods that every cell can call as they are: they are imported by default. All are safe for any thread. */
public final class Notebook {
    private Notebook() {}

    /**
     * Shows a value under the cell that calls, in the richest form that the front end knows.
     *
     * @return a handle by which the value shown can be replaced
     */
    public static DisplayHandle display(@Nullable Object value) {
        var handle = DisplayHandle.fresh();
        Cells.display(Rendering.of(value), handle.id(), false);
        return handle;
    }

    /** Replaces everything that was displayed under this name, in whichever cell it is. */
    public static void updateDisplay(String id, @Nullable Object value) {
        Cells.display(Rendering.of(value), id, true);
    }

    /** Removes what the calling cell has shown so far. */
    public static void clearOutput() {
        clearOutput(false);
    }

    /**
     * Removes what the calling cell has shown so far.
     *
     * @param wait whether it stays until the next output comes: an animation does not flicker then
     */
    public static void clearOutput(boolean wait) {
        Cells.clear(wait);
    }

    /**
     * Asks for a line of text.
     *
     * @throws StdinNotAllowedException when the front end can't be asked
     * @throws UncheckedIOException when the thread was interrupted while it waited
     */
    public static String input(String prompt) {
        return ask(prompt, false);
    }

    /**
     * Asks for a line of text that is not shown while it is typed.
     *
     * @throws StdinNotAllowedException when the front end can't be asked
     * @throws UncheckedIOException when the thread was interrupted while it waited
     */
    public static String password(String prompt) {
        return ask(prompt, true);
    }

    private static String ask(String prompt, boolean password) {
        try {
            return Cells.ask(prompt, password);
        } catch (InterruptedIOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
