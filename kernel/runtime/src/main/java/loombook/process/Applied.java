package loombook.process;

import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done and with which arguments, as one piece of work. Not a lambda: for each of ours a child would have to
 * make a class.
 */
final class Applied<R extends @Nullable Object> implements ProcessWork<R>, Externalizable {
    private static final long serialVersionUID = 1;

    private Object function;

    private @Nullable Object first;

    private @Nullable Object second;

    /** For reading. */
    @SuppressWarnings("NullAway.Init")
    public Applied() {}

    /**
     * Joins a function with its arguments.
     *
     * @param function a {@link ProcessFunction}, {@link ProcessBiFunction}, {@link ProcessAction}, or a {@link Runnable},
     *     whose result is the first argument
     */
    Applied(Object function, @Nullable Object first, @Nullable Object second) {
        this.function = function;
        this.first = first;
        this.second = second;
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // whoever has made this knows the types
    public R call() throws Exception {
        if (function instanceof ProcessFunction<?, ?> one) {
            return ((ProcessFunction<Object, R>) one).apply(first);
        }
        if (function instanceof ProcessBiFunction<?, ?, ?> two) {
            return ((ProcessBiFunction<Object, Object, R>) two).apply(first, second);
        }
        if (function instanceof ProcessAction action) {
            action.run();
        } else {
            ((Runnable) function).run();
        }
        return (R) first;
    }

    @Override
    public void writeExternal(ObjectOutput out) throws IOException {
        out.writeObject(function);
        out.writeObject(first);
        out.writeObject(second);
    }

    @Override
    public void readExternal(ObjectInput in) throws IOException, ClassNotFoundException {
        function = in.readObject();
        first = in.readObject();
        second = in.readObject();
    }
}
