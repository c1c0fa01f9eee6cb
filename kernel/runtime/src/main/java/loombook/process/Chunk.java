package loombook.process;

import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some of the elements of a map, which are one task; its result are theirs. */
final class Chunk<T extends @Nullable Object, R extends @Nullable Object>
        implements ProcessWork<@Nullable Object[]>, Externalizable {
    private static final long serialVersionUID = 1;

    private ProcessFunction<T, R> function;

    private List<T> items;

    /** For reading. */
    @SuppressWarnings("NullAway.Init")
    public Chunk() {}

    @SuppressWarnings("unchecked") // a function of more is one of less
    Chunk(ProcessFunction<? super T, ? extends R> function, List<T> items) {
        this.function = (ProcessFunction<T, R>) function;
        this.items = items;
    }

    @Override
    public void writeExternal(ObjectOutput out) throws IOException {
        out.writeObject(function);
        out.writeInt(items.size());
        for (var item : items) {
            out.writeObject(item);
        }
    }

    @Override
    @SuppressWarnings("unchecked") // it is what was written
    public void readExternal(ObjectInput in) throws IOException, ClassNotFoundException {
        function = (ProcessFunction<T, R>) in.readObject();
        int size = in.readInt();
        items = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            items.add((T) in.readObject());
        }
    }

    @Override
    public @Nullable Object[] call() throws Exception {
        // Not a list: those are serialized by reflection, for which a child would have to make some classes.
        var results = new Object[items.size()];
        for (int i = 0; i < results.length; i++) {
            results[i] = function.apply(items.get(i));
        }
        return results;
    }

    /** Divides elements into chunks of a size. */
    static <T extends @Nullable Object> List<List<T>> divide(List<? extends T> items, int size) {
        var chunks = new ArrayList<List<T>>();
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
