package loombook.process;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some of the elements of a map, which are one task. */
record Chunk<T extends @Nullable Object, R extends @Nullable Object>(ProcessFunction<T, R> function, ArrayList<T> items)
        implements ProcessWork<List<R>> {
    @Override
    @SuppressWarnings("NullAway") // an element may be null if T may
    public List<R> call() throws Exception {
        var results = new ArrayList<R>(items.size());
        for (var item : items) {
            results.add(function.apply(item));
        }
        return results;
    }

    /** Divides elements into chunks of a size. */
    static <T extends @Nullable Object> List<ArrayList<T>> divide(List<? extends T> items, int size) {
        var chunks = new ArrayList<ArrayList<T>>();
        for (int from = 0; from < items.size(); from += size) {
            chunks.add(new ArrayList<>(items.subList(from, Math.min(items.size(), from + size))));
        }
        return chunks;
    }

    /** Returns Python's default for the size: so that each child gets about four chunks. */
    static int defaultSize(int items, int children) {
        return Math.max(1, Math.ceilDiv(items, children * 4));
    }

    static int checked(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("A chunk must have at least 1 element, not " + size + ".");
        }
        return size;
    }
}
