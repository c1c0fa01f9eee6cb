package loombook.kernel.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import loombook.display.Json;
import loombook.kernel.magic.MagicProblem;
import org.jspecify.annotations.Nullable;

/** What of a notebook's file can be run. */
final class NotebookFile {
    private NotebookFile() {}

    /**
     * Returns the code of its cells, in order.
     *
     * @param name for a message
     * @throws MagicProblem when it is no notebook
     */
    static List<String> code(String name, String text) throws MagicProblem {
        Object tree;
        try {
            tree = Json.parse(text).value();
        } catch (IllegalArgumentException e) {
            throw new MagicProblem(name + " is no notebook: " + e.getMessage());
        }
        if (!(tree instanceof Map<?, ?> notebook && notebook.get("cells") instanceof List<?> cells)) {
            throw new MagicProblem(name + " is no notebook of version 4: it has no cells.");
        }
        var code = new ArrayList<String>();
        for (var one : cells) {
            if (one instanceof Map<?, ?> cell && "code".equals(cell.get("cell_type"))) {
                code.add(source(cell.get("source")));
            }
        }
        return code;
    }

    /** Returns a text that may be divided into lines. */
    private static String source(@Nullable Object source) {
        return source instanceof List<?> lines
                ? lines.stream().map(String::valueOf).collect(Collectors.joining())
                : source == null ? "" : source.toString();
    }
}
