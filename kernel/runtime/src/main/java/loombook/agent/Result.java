package loombook.agent;

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
