package io.github.spencerpark.ijava.runtime;

import java.util.List;
import loombook.magic.MagicCalls;
import org.jspecify.annotations.Nullable;

/** IJava: magics as methods. */
public final class Magics {
    private Magics() {}

    /**
     * Calls a magic that stands in a line: {@code %name argument} is {@code lineMagic("name", List.of("argument"))}.
     *
     * @param <T> what the caller takes its value for; it is not checked here
     * @param arguments the words after its name
     * @return its value; null when it has none
     */
    @SuppressWarnings("TypeParameterUnusedInFormals") // as in IJava
    public static <T extends @Nullable Object> T lineMagic(String name, List<String> arguments) {
        return MagicCalls.line(name, arguments);
    }

    /**
     * Calls a magic that stands at the head of a cell.
     *
     * @param body the lines below
     * @see #lineMagic
     */
    @SuppressWarnings("TypeParameterUnusedInFormals") // as in IJava
    public static <T extends @Nullable Object> T cellMagic(String name, List<String> arguments, String body) {
        return MagicCalls.cell(name, arguments, body);
    }
}
