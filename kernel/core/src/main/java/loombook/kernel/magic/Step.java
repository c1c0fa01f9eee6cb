package loombook.kernel.magic;

import org.jspecify.annotations.Nullable;

/** A part of a cell: Java, or a magic. */
sealed interface Step {
    /** Returns where in the cell it begins. */
    default int start() {
        return switch (this) {
            case Java(var code) -> code.start();
            case Magic it -> it.call().start();
        };
    }

    /** Lines of Java. */
    record Java(Span code) implements Step {}

    /**
     * A magic.
     *
     * @param name without percent signs; {@code !} for a command, and {@code /vars} for what JShell knows by that
     * @param call its signs and its name, such as {@code %%time}
     * @param arguments the rest of its line
     * @param body the lines that follow, of a cell that begins with {@code %%}; null for a line of its own
     */
    record Magic(
            String name,
            Span call,
            Span arguments,
            @Nullable Span body) implements Step {}
}
