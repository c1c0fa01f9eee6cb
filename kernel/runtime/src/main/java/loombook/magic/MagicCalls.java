package loombook.magic;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import loombook.agent.MagicLink;
import loombook.agent.Result;
import org.jspecify.annotations.Nullable;

/**
 * Calls magics from Java: {@code %name argument} is {@code MagicCalls.line("name", List.of("argument"))}. A name is looked
 * for among those that the notebook has registered, then among those of this JVM, then the kernel is asked. Safe for any
 * number of threads; a magic that the kernel does is work of the cell of the current thread.
 */
public final class MagicCalls {
    private static final Map<String, LineFunction> LINES = new ConcurrentHashMap<>();
    private static final Map<String, CellFunction> CELLS = new ConcurrentHashMap<>();

    private MagicCalls() {}

    /**
     * Calls a magic that stands in a line.
     *
     * @param <T> what the caller takes its value for, as in IJava; it is not checked here
     * @param arguments the words after its name
     * @return its value; null when it has none
     * @throws MagicException when there is no such magic, or it could not do it; what a magic of the notebook's own throws
     *     is thrown as it is
     */
    @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"})
    public static <T extends @Nullable Object> T line(String name, List<String> arguments) {
        var function = LINES.containsKey(name) ? LINES.get(name) : RuntimeMagics.line(name);
        return (T) attempt(() -> function != null ? function.call(arguments) : ask(name, arguments, null));
    }

    /**
     * Calls a magic that stands at the head of a cell.
     *
     * @param body the lines below
     * @see #line
     */
    @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"})
    public static <T extends @Nullable Object> T cell(String name, List<String> arguments, String body) {
        var function = CELLS.containsKey(name) ? CELLS.get(name) : RuntimeMagics.cell(name);
        return (T) attempt(() -> function != null ? function.call(arguments, body) : ask(name, arguments, body));
    }

    /**
     * Makes a magic, or puts another in the place of the one of that name. The kernel knows it from then on: cells can use
     * it, it is completed, and {@code %lsmagic} lists it.
     *
     * @param name letters, digits and underscores, beginning with a letter
     * @param line what it does when it stands in a line; null when it can't
     * @param cell what it does when it stands at the head of a cell; null when it can't
     * @throws IllegalArgumentException when the name is none, or neither can be done
     */
    public static void register(String name, @Nullable LineFunction line, @Nullable CellFunction cell) {
        if (!name.matches("[A-Za-z]\\w*")) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is no name of a magic: those are made of letters, digits"
                            + " and underscores, and begin with a letter.");
        }
        if (line == null && cell == null) {
            throw new IllegalArgumentException(
                    "A magic does something in a line, in a cell, or both: " + name + " would do neither.");
        }
        if (line != null) {
            LINES.put(name, line);
        }
        if (cell != null) {
            CELLS.put(name, cell);
        }
        MagicLink.registered(name, LINES.containsKey(name), CELLS.containsKey(name));
    }

    /** Returns the value of a magic as that of its cell; called by what the kernel writes. */
    public static Object shown(@Nullable Object value) {
        return value == null ? Result.NOTHING : value;
    }

    private interface Call {
        @Nullable
        Object make() throws Exception;
    }

    private static @Nullable Object attempt(Call call) {
        try {
            return call.make();
        } catch (Exception e) {
            throw MagicCalls.<RuntimeException>asItIs(e);
        }
    }

    /** A magic stands where any Java may stand, and so declares no exception. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Exception> E asItIs(Exception thrown) throws E {
        throw (E) thrown;
    }

    private static @Nullable Object ask(String name, List<String> arguments, @Nullable String body)
            throws InterruptedException {
        return switch (MagicLink.call(name, arguments, body)) {
            case MagicLink.Answer.Done(var value) -> value;
            case MagicLink.Answer.Refused(var problem) -> throw new MagicException(problem);
        };
    }
}
