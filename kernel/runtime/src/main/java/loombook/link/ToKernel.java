package loombook.link;

import java.util.List;
import loombook.display.MimeBundle;
import org.jspecify.annotations.Nullable;

/** What the runtime tells the kernel. */
public sealed interface ToKernel {
    /** An answer to a request, in the order of the requests. */
    sealed interface Answer extends ToKernel {}

    /** What a cell shows, on its own or by a thread that it started; may come long after the cell has ended. */
    sealed interface Effect extends ToKernel {
        /** The cell whose work it is. */
        long cell();
    }

    /** What no cell shows: what the kernel is to know of comms. */
    sealed interface Notice extends ToKernel {}

    /**
     * Classes were defined, or not.
     *
     * @param problem why not, or null
     */
    record Loaded(@Nullable String problem) implements Answer {}

    /**
     * The method returned.
     *
     * @param value what there is to show, or null
     */
    record Returned(@Nullable MimeBundle value) implements Answer {}

    /**
     * The method threw.
     *
     * @param part which part of the cell it was, as {@link loombook.agent.Progress} has it
     */
    record Threw(int part, Thrown thrown) implements Answer {}

    /** A part ran into a definition that refers to something not defined yet; {@code id} is JShell's for it. */
    record Unresolved(int part, int id, Thrown thrown) implements Answer {}

    /** The text of a variable. */
    record Variable(String value) implements Answer {}

    /**
     * Text printed.
     *
     * @param utf8 whole characters only
     */
    record Output(long cell, boolean error, byte[] utf8) implements Effect {}

    /**
     * Something displayed.
     *
     * @param displayId the name under which it can be updated, or null
     * @param update whether it takes the place of what was displayed under that name
     */
    record Displayed(long cell, MimeBundle bundle, @Nullable String displayId, boolean update) implements Effect {}

    /** The cell's output is to be cleared, at once or when the next output comes. */
    record Cleared(long cell, boolean waits) implements Effect {}

    /**
     * An exception that nobody caught, or that is told although the cell goes on.
     *
     * @param heading what it follows, such as {@code Thread main ended by}
     */
    record Uncaught(long cell, String heading, Thrown thrown) implements Effect {}

    /**
     * Something that the reader of a cell is to know, though nothing was thrown.
     *
     * @param sentence what it is
     * @param where the place in the code that is meant; empty for none
     */
    record Noted(long cell, String sentence, List<StackTraceElement> where) implements Effect {}

    /**
     * A thread goes on although its cell was interrupted.
     *
     * @param thread its name, or null for the thread that the cell was begun on
     * @param doing what it does, as it follows "it", such as {@code waits in java.net.ServerSocket.accept}
     * @param others how many more threads of the cell go on
     */
    record GoesOn(long cell, @Nullable String thread, String doing, List<StackTraceElement> frames, int others)
            implements Effect {}

    /** Something is said on a comm. */
    record Comm(long cell, CommEvent event) implements Effect {}

    /**
     * What is shown from now on for {@code cell}, which is none that a client has executed and has a negative number, goes
     * into a widget.
     *
     * @param owner the cell that is to be its parent
     * @param comm the widget's comm
     */
    record Captures(long cell, long owner, String comm) implements Effect {}

    /** The work is done whose output a widget shows; what it has started may go on. */
    record Captured(long cell) implements Effect {}

    /** Front ends may open comms to this target. */
    record CommTarget(String name) implements Notice {}

    /** What a front end said on a comm was heard: {@link ToRuntime.Comm} of this number has been worked on. */
    record CommServed(long request) implements Notice {}

    /**
     * The jars of artifacts and of all that they need are wanted, without being added to anything; answered, in no order,
     * by {@link ToRuntime.Resolved}.
     *
     * @param cell the cell under which downloads are shown
     * @param request a number for the answer
     * @param coordinates what is wanted, such as {@code group:artifact:version}
     */
    record Resolve(long cell, long request, List<String> coordinates) implements Effect {}

    /**
     * A cell calls a magic that the kernel does; answered, in no order, by {@link ToRuntime.MagicDone}.
     *
     * @param request a number for the answer, and for what the kernel asks meanwhile
     * @param body the text below the magic's line; null when it is called as one that stands in a line
     */
    record CallMagic(
            long cell,
            long request,
            String name,
            List<String> arguments,
            @Nullable String body) implements Effect {}

    /**
     * A cell wants code to be run as if it stood in a cell, and waits for it; answered, in no order, by
     * {@link ToRuntime.MagicDone}, with a problem when it did not come to its end.
     *
     * @param request a number for the answer, and for what the kernel asks meanwhile
     */
    record Evaluate(long cell, long request, String source) implements Effect {}

    /** A notebook has made a magic of its own, which stands in a line, at the head of a cell, or both. */
    record MagicRegistered(String name, boolean line, boolean cell) implements Notice {}

    /** Files are meant in this folder from now on, by magics and by programs that cells start. */
    record FolderChanged(String folder) implements Notice {}

    /** The answer to {@link ToRuntime.Nested} of that number. */
    record NestedAnswer(long request, Answer answer) implements ToKernel {}

    /**
     * Somebody wants to know where frames of cells' classes are; answered, in no order, by {@link ToRuntime.Places}.
     *
     * @param request a number for the answer
     */
    record AskPlaces(long request, List<StackTraceElement> frames) implements ToKernel {}

    /** A line of input is wanted; answered by {@link ToRuntime.Input}. */
    record AskInput(long cell, String prompt, boolean password) implements Effect {}
}
