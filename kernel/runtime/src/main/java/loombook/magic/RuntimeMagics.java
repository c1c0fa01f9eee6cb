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
            case "env" -> Environment::use;
            case "image" -> PictureFile::read;
            case "!" -> Programs::command;
            default -> null;
        };
    }

    /** Returns what a magic does that stands at the head of a cell; null when there is none of that name. */
    static @Nullable CellFunction cell(String name) {
        return switch (name) {
            case "writefile" -> WriteFile::write;
            case "bash", "sh" -> (arguments, body) -> Programs.shell(name, arguments, body);
            case "script" -> Programs::script;
            case "python" -> Programs::python;
            case "html" -> Shown::html;
            case "markdown" -> Shown::markdown;
            case "latex" -> Shown::latex;
            case "svg" -> Shown::svg;
            case "javascript" -> Shown::javascript;
            default -> null;
        };
    }
}
