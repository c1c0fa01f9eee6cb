package loombook.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinTask;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which cell's code stands on a stack: a guess at whose work a thread does that nobody has told. */
final class CellFrames {
    private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
    private static final Map<String, CellContext> CELLS = new ConcurrentHashMap<>();
    private static final String STREAMS = Stream.class.getPackageName();
    private static final List<String> UNCLAIMED = new ArrayList<>();

    private CellFrames() {}

    /**
     * What a look at a stack has found.
     *
     * @param cell the cell of the outermost code of a cell, or null
     * @param inStream whether the thread does a part of a parallel stream
     */
    record Found(@Nullable CellContext cell, boolean inStream) {}

    /** Notes a class of the cell that runs next. */
    static synchronized void defined(String className) {
        UNCLAIMED.add(className);
    }

    /** Gives a cell the classes that have been defined since the one before it. */
    static synchronized void claim(CellContext cell) {
        UNCLAIMED.forEach(name -> CELLS.put(name, cell));
        UNCLAIMED.clear();
    }

    /** Returns the cells that have defined classes, which is all that have run. */
    static Set<CellContext> cells() {
        return Set.copyOf(CELLS.values());
    }

    /** Looks at the current thread's stack; takes some microseconds. */
    static Found look() {
        return WALKER.walk(frames -> {
            CellContext cell = null;
            boolean inStream = false;
            for (var each = frames.iterator(); each.hasNext(); ) {
                var type = each.next().getDeclaringClass();
                if (type.getClassLoader() instanceof CellClassLoader) {
                    cell = CELLS.getOrDefault(type.getName(), cell);
                }
                inStream |= isPartOfStream(type);
            }
            return new Found(cell, inStream);
        });
    }

    private static boolean isPartOfStream(Class<?> type) {
        return CarriedSpliterator.class.isAssignableFrom(type)
                || (ForkJoinTask.class.isAssignableFrom(type)
                        && type.getPackageName().equals(STREAMS));
    }
}
