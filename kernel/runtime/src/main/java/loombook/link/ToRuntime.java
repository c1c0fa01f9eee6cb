package loombook.link;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the kernel asks of the runtime. */
public sealed interface ToRuntime {
    /** Define these classes; answered by {@link ToKernel.Loaded}. */
    record Load(List<ClassBytes> classes) implements ToRuntime {}

    /**
     * Call a static method without parameters on the cells' thread; answered by {@link ToKernel.Returned},
     * {@link ToKernel.Threw} or {@link ToKernel.Unresolved}, or by {@link ToKernel.Loaded} when nothing ran because the
     * classes can't be defined.
     *
     * @param cell the cell whose work this is
     * @param classes what is to be defined before
     * @param showValue whether what the method returns is to be shown
     */
    record Run(long cell, List<ClassBytes> classes, String className, String method, boolean showValue)
            implements ToRuntime {}

    /**
     * This cell has come to its end, whatever its outcome. Threads that it has started may go on.
     *
     * @param answer whether to answer by {@link ToKernel.Loaded} when all has been shown that was to be shown then
     */
    record Ended(long cell, boolean answer) implements ToRuntime {}

    /**
     * Interrupt what runs for this cell; no answer, and nothing happens when it has ended. Cell 0 is what runs because a
     * front end said something on a comm.
     */
    record Interrupt(long cell) implements ToRuntime {}

    /**
     * The answer to {@link ToKernel.AskInput}.
     *
     * @param line what was typed, or null when this cell can't be given input
     */
    record Input(@Nullable String line) implements ToRuntime {}

    /** Append to the class path of cells; answered by {@link ToKernel.Loaded}. */
    record AddToClassPath(String path) implements ToRuntime {}

    /** Say what a cell's variable holds, as text; answered by {@link ToKernel.Variable}. */
    record ReadVariable(String className, String name) implements ToRuntime {}

    /**
     * A front end says something on a comm; answered, in no order, by {@link ToKernel.CommServed}.
     *
     * @param request a number for the answer
     */
    record Comm(long request, CommEvent event) implements ToRuntime {}

    /**
     * The answer to {@link ToKernel.Resolve}.
     *
     * @param jars the paths of the jars; empty when there is a problem
     * @param problem why there are none, as a sentence; null when all were found
     */
    record Resolved(
            long request, List<String> jars, @Nullable String problem) implements ToRuntime {}

    /**
     * The answer to {@link ToKernel.AskPlaces}.
     *
     * @param places one for each frame, in the same order
     */
    record Places(long request, List<Place> places) implements ToRuntime {}

    /**
     * The answer to {@link ToKernel.CallMagic}.
     *
     * @param value what it gives: a text, a list of texts, or null
     * @param problem why it could not be done, as a sentence; null when it was
     */
    record MagicDone(
            long request, @Nullable Object value, @Nullable String problem) implements ToRuntime {}

    /**
     * Do this on the thread that waits for a magic's answer, as the work of its cell, while it waits; answered by
     * {@link ToKernel.NestedAnswer}.
     *
     * @param request the number of the magic's call
     * @param asked a {@link Load}, {@link Run}, {@link AddToClassPath} or {@link ReadVariable}
     */
    record Nested(long request, ToRuntime asked) implements ToRuntime {}

    /** A class by its binary name. */
    record ClassBytes(String name, byte[] bytes) {}
}
