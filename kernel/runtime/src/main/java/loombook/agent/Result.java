package loombook.agent;

import loombook.display.Rendering;
import org.jspecify.annotations.Nullable;

/** Where a cell's last expression leaves its value; called by what the kernel makes of a cell. */
public final class Result {
    /** The value of what is an expression but has none to show. */
    public static final Object NOTHING = new Object();

    private static @Nullable Object value;
    private static boolean present;

    private Result() {}

    /** Keeps the value of the expression that a cell ends with. */
    public static void is(@Nullable Object result) {
        value = result;
        present = true;
    }

    /**
     * Keeps the value of the call that a cell ends with, although a semicolon stands behind it, when it is there to be seen:
     * a picture, or what a library has a renderer for.
     */
    public static void last(@Nullable Object result) {
        if (result != null && Rendering.isToBeSeen(result)) {
            is(result);
        }
    }

    static boolean isPresent() {
        return present;
    }

    /** Returns the value and forgets it, so that it can be collected. */
    static @Nullable Object take() {
        var taken = value;
        value = null;
        present = false;
        return taken;
    }
}
