package loombook.kernel.eval;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;
import loombook.link.Place;
import org.jspecify.annotations.Nullable;

/**
 * From the lines of the classes that JShell makes of snippets to the lines of cells. Classes stay known after they
 * were replaced: threads may still run in them. Safe for any number of threads.
 */
final class SourceMap {
    private final Map<String, List<Placed>> classes = new ConcurrentHashMap<>();

    /** A line of a cell. */
    record Line(Cell cell, int number) {}

    /** The cell's line for each line of a class from {@code first} on; 0 where there is none. */
    private record Placed(Cell cell, int first, int[] lines) {
        int distance(int line) {
            return Math.max(0, Math.max(first - line, line - (first + lines.length - 1)));
        }

        /** Returns the cell's line; for a line that JShell has put in, the one that follows. */
        int nearest(int line) {
            int index = Math.clamp(line - first, 0, lines.length - 1);
            while (lines[index] == 0) {
                index++;
            }
            return lines[index];
        }
    }

    /**
     * Notes where a snippet's class has its lines from.
     *
     * @param text the snippet as JShell has got it, on the same lines as in the cell
     */
    void add(Cell cell, Piece piece, String text, SnippetWrapper wrapper) {
        var lines = new TreeMap<Integer, Integer>();
        var own = new Lines(text);
        int above = cell.lines().at(piece.offset()) - 1;
        var wrapped = new Lines(wrapper.wrapped());
        // JShell tears a snippet apart (a variable's declaration from its initializer), so it is asked for each place.
        int before = Math.max(0, wrapper.source().indexOf(text));
        for (int position = 0; position < text.length(); position++) {
            int there = wrapper.sourceToWrappedPosition(before + position);
            if (there >= 0
                    && there < wrapper.wrapped().length()
                    && wrapper.wrappedToSourcePosition(there) == before + position) {
                lines.putIfAbsent(wrapped.at(there), above + own.at(position));
            }
        }
        if (!lines.isEmpty()) {
            var table = new int[lines.lastKey() - lines.firstKey() + 1];
            lines.forEach((there, here) -> table[there - lines.firstKey()] = here);
            classes.computeIfAbsent(wrapper.fullClassName(), _ -> new CopyOnWriteArrayList<>())
                    .addFirst(new Placed(cell, lines.firstKey(), table));
        }
    }

    /** Notes where lines of a class have their place in the cell. */
    void add(Cell cell, Joined.Placed placed) {
        classes.computeIfAbsent(placed.className(), _ -> new CopyOnWriteArrayList<>())
                .addFirst(new Placed(cell, placed.first(), placed.cellLines()));
    }

    /** Forgets all classes: a new JShell gives their names again. */
    void clear() {
        classes.clear();
    }

    /** Returns where a frame of a cell's class is, or null. */
    @Nullable
    Line find(StackTraceElement frame) {
        return classes.getOrDefault(outermost(frame.getClassName()), List.of()).stream()
                .min(Comparator.comparingInt(placed -> placed.distance(frame.getLineNumber())))
                .map(placed -> new Line(placed.cell(), placed.nearest(frame.getLineNumber())))
                .orElse(null);
    }

    /** Returns the same in the user's words. */
    Place place(StackTraceElement frame) {
        var line = find(frame);
        return line == null
                ? new Place(0, 0, Names.of(frame), "")
                : new Place(
                        line.cell().number(),
                        line.number(),
                        Names.of(frame),
                        line.cell().lines().text(line.number()).strip());
    }

    /** Returns the name of the class that JShell made, for a class that stands in it. */
    static String outermost(String className) {
        int end = className.indexOf('$', Names.PREFIX.length());
        return className.startsWith(Names.PREFIX) && end > 0 ? className.substring(0, end) : className;
    }
}
