package loombook.process;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a proxy asks its manager: a method of {@link java.util.Map} or {@link java.util.List}.
 *
 * @param object the number of the object
 * @param method the method's name, {@link #COPY} or {@link #DELETE}
 * @param types its parameter types
 * @param arguments what it is called with
 */
record ManagerCall(
        int object,
        String method,
        List<Class<?>> types,
        @Nullable Object[] arguments) implements Serializable {
    /** Asks for a copy of all that is in the object. */
    static final String COPY = "copy";

    /** Takes a key out of a map, and tells whether it was there: with whatever value, null too. */
    static final String DELETE = "delete";

    /**
     * What came of a call.
     *
     * @param value what it has returned
     * @param thrown what it has thrown, or null
     */
    record Answer(@Nullable Object value, @Nullable Throwable thrown) implements Serializable {}
}
