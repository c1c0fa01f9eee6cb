package loombook.agent;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import loombook.link.ToKernel;
import loombook.link.ToRuntime;
import org.jspecify.annotations.Nullable;

/**
 * The runtime's end of the magics that the kernel does. Who waits for one does meanwhile what the kernel asks for: so a
 * magic can add jars and run code while a cell runs. Safe for any number of threads.
 */
public final class MagicLink {
    private static final Map<Long, ArrayDeque<ToRuntime>> WAITING = new HashMap<>();
    private static long requests;
    private static @Nullable Link link;
    private static @Nullable CellRunner runner;

    /** What the kernel says to a magic. */
    public sealed interface Answer {
        /** It was done. */
        record Done(@Nullable Object value) implements Answer {}

        /** It could not be done; the sentence says why. */
        record Refused(String problem) implements Answer {}
    }

    private MagicLink() {}

    /** Says by which link the kernel is reached, and who does what it asks for. */
    static synchronized void is(Link kernels, CellRunner cells) {
        link = kernels;
        runner = cells;
    }

    /**
     * Has the kernel do a magic for the cell of the current thread.
     *
     * @param body the text below its line; null for a magic that stands in a line
     * @return what it gives: a text, a list of texts, or null
     * @throws InterruptedException when the thread is interrupted while it waits
     */
    public static Answer call(String name, List<String> arguments, @Nullable String body) throws InterruptedException {
        return converse(
                "call the magic " + name,
                (cell, request) -> new ToKernel.CallMagic(cell, request, name, arguments, body),
                null);
    }

    /**
     * Has the kernel compile code as if it stood in a cell, and runs it on the current thread as a part of its cell.
     *
     * @return the value of its last expression; null when it has none
     * @throws EvaluationException when it does not compile; the message says where and why
     * @throws InterruptedException when the thread is interrupted while it waits
     * @throws Throwable what the code itself throws
     */
    public static @Nullable Object evaluate(String source) throws Throwable {
        var made = new Made();
        var answer = converse("evaluate code", (cell, request) -> new ToKernel.Evaluate(cell, request, source), made);
        if (answer instanceof Answer.Refused(var problem)) {
            throw made.thrown == null ? new EvaluationException(problem) : made.thrown;
        }
        return made.value;
    }

    /** What came of the latest code that ran for who waits. */
    static final class Made {
        @Nullable
        Object value;

        @Nullable
        Throwable thrown;
    }

    private interface Request {
        ToKernel.Effect of(long cell, long request);
    }

    private static Answer converse(String what, Request asked, @Nullable Made made) throws InterruptedException {
        var cell = CellContext.current();
        var cells = runner;
        var kernel = link;
        if (cell == null || cells == null || kernel == null) {
            return new Answer.Refused("Only the JVM that runs cells can " + what + ": its children have no kernel.");
        }
        long request = begin();
        try {
            cell.output().send(asked.of(cell.id(), request));
            while (true) {
                switch (take(request)) {
                    case ToRuntime.Nested(var _, var wanted) -> {
                        var answer = cells.nested(wanted, made);
                        cell.output().flush();
                        kernel.send(new ToKernel.NestedAnswer(request, answer));
                    }
                    case ToRuntime.MagicDone(var _, var value, var problem) -> {
                        return problem == null ? new Answer.Done(value) : new Answer.Refused(problem);
                    }
                    default -> throw new IllegalStateException("Nothing else is said to a magic");
                }
            }
        } finally {
            end(request);
        }
    }

    /** Tells the kernel of a magic that a notebook has made. */
    public static synchronized void registered(String name, boolean line, boolean cell) {
        if (link != null) {
            link.send(new ToKernel.MagicRegistered(name, line, cell));
        }
    }

    /** Tells the kernel of another folder. */
    static synchronized void folder(String path) {
        if (link != null) {
            link.send(new ToKernel.FolderChanged(path));
        }
    }

    /** Takes a message of the kernel's; called by the thread that reads the link. */
    static synchronized void accept(ToRuntime.MagicDone done) {
        var waiting = WAITING.get(done.request());
        if (waiting != null) {
            waiting.add(done);
            MagicLink.class.notifyAll();
        }
    }

    /** Takes what is to be done; who does not wait any more does nothing, and the kernel is told. */
    static synchronized void accept(ToRuntime.Nested nested) {
        var waiting = WAITING.get(nested.request());
        if (waiting == null) {
            refuse(nested.request());
        } else {
            waiting.add(nested);
            MagicLink.class.notifyAll();
        }
    }

    private static void refuse(long request) {
        if (link != null) {
            link.send(new ToKernel.NestedAnswer(request, new ToKernel.Loaded("The cell does not wait any more")));
        }
    }

    private static synchronized long begin() {
        long request = ++requests;
        WAITING.put(request, new ArrayDeque<>());
        return request;
    }

    private static synchronized ToRuntime take(long request) throws InterruptedException {
        var queue = java.util.Objects.requireNonNull(WAITING.get(request));
        while (queue.isEmpty()) {
            MagicLink.class.wait();
        }
        return queue.remove();
    }

    private static synchronized void end(long request) {
        var left = WAITING.remove(request);
        if (left != null && left.stream().anyMatch(ToRuntime.Nested.class::isInstance)) {
            refuse(request);
        }
    }
}
