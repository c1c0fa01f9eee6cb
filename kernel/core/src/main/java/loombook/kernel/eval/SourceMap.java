package loombook.kernel.eval;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;
import org.jspecify.annotations.Nullable;

/**
 * From the lines of the classes that JShell makes of snippets to the lines of cells. Classes stay known after they
 * were replaced: threads may still run in them. Safe for any number of threads.
 */
final class SourceMap {
    private final Map<String, List<Placed>> classes = new ConcurrentHashMap<>();

    /** A line of a cell. */
    record Line(Cell cell, int number) {}

    private record Placed(Cell cell, int first, int last, int shift) {}

    /** Notes where a snippet's class has its lines from. */
    void add(Cell cell, Piece piece, SnippetWrapper wrapper) {
        int position = mapped(wrapper, piece.source().length());
        if (position < 0) {
            return;
        }
        int wrappedLine = lines(wrapper.wrapped(), wrapper.sourceToWrappedPosition(position));
        int first = cell.lineOf(piece.offset());
        int shift = first + lines(piece.source(), position) - wrappedLine;
        int last = cell.lineOf(piece.offset() + piece.source().length());
        classes.computeIfAbsent(wrapper.fullClassName(), _ -> new CopyOnWriteArrayList<>())
                .addFirst(new Placed(cell, first, last, shift));
    }

    /** Returns where a frame of a cell's class is, or null. */
    @Nullable
    Line find(StackTraceElement frame) {
        for (var placed : classes.getOrDefault(outermost(frame.getClassName()), List.of())) {
            int line = frame.getLineNumber() - 1 + placed.shift();
            if (line >= placed.first() && line <= placed.last()) {
                return new Line(placed.cell(), line);
            }
        }
        return null;
    }

    /** Returns the name of the class that JShell made, for a class that stands in it. */
    static String outermost(String className) {
        int end = className.indexOf('$', Names.PREFIX.length());
        return className.startsWith(Names.PREFIX) && end > 0 ? className.substring(0, end) : className;
    }

    /** Returns a position of the source that stands in the wrapped text as it is: not all do. */
    private static int mapped(SnippetWrapper wrapper, int length) {
        for (int position = 0; position < length; position++) {
            int wrapped = wrapper.sourceToWrappedPosition(position);
            if (wrapped >= 0
                    && wrapped < wrapper.wrapped().length()
                    && wrapper.wrappedToSourcePosition(wrapped) == position) {
                return position;
            }
        }
        return -1;
    }

    private static int lines(String text, int end) {
        return (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
    }
}
