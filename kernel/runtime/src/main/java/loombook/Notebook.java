package loombook;

import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import loombook.agent.Cells;
import loombook.display.Rendering;
import loombook.text.SpokenDuration;
import loombook.timing.TimedAction;
import loombook.timing.TimedWork;
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
        return DisplayHandle.fresh().show(value);
    }

    /**
     * Replaces everything that was displayed under this name, in whichever cell it is.
     *
     * @throws IllegalArgumentException when nothing was displayed under this name since the JVM was started
     */
    public static void updateDisplay(String id, @Nullable Object value) {
        if (!new DisplayHandle(id).isKnown()) {
            throw new IllegalArgumentException("Nothing was displayed under the name " + id
                    + " since this JVM was started; display(value) returns a handle to what it shows.");
        }
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

    /**
     * Does some work and prints how long it took by the clock, also when it throws: {@code baking: 1.23 s}.
     *
     * <p>One run tells little of what takes less than some milliseconds: {@code %timeit} runs it often enough.
     *
     * @return what the work returns
     * @throws E whatever the work throws
     */
    public static <T extends @Nullable Object, E extends Throwable> T time(String label, TimedWork<T, E> work)
            throws E {
        long start = System.nanoTime();
        var how = " until it failed";
        try {
            var result = work.run();
            how = "";
            return result;
        } finally {
            long took = System.nanoTime() - start;
            System.out.println(label + ": " + SpokenDuration.ofNanos(took) + how);
        }
    }

    /**
     * Does the same with work that has no result.
     *
     * @throws E whatever the work throws
     */
    public static <E extends Throwable> void time(String label, TimedAction<E> work) throws E {
        TimedWork<Boolean, E> asWork = () -> {
            work.run();
            return Boolean.TRUE;
        };
        var _ = time(label, asWork);
    }

    private static String ask(String prompt, boolean password) {
        try {
            return Cells.ask(prompt, password);
        } catch (InterruptedIOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
