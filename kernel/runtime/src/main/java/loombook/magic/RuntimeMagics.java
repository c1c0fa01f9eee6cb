package loombook.magic;

import org.jspecify.annotations.Nullable;

/** The magics that are done in the JVM of the cells, by their names. */
final class RuntimeMagics {
    private RuntimeMagics() {}

    /** Returns what a magic does that stands in a line; null when there is none of that name. */
    static @Nullable LineFunction line(String name) {
        return switch (name) {
            case "pwd" -> WorkingFolder::get;
            case "cd" -> WorkingFolder::change;
            default -> null;
        };
    }

    /** Returns what a magic does that stands at the head of a cell; null when there is none of that name. */
    static @Nullable CellFunction cell(String name) {
        return switch (name) {
            default -> null;
        };
    }
}
