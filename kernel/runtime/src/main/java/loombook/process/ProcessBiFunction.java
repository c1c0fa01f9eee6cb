package loombook.process;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A function of two arguments that child JVMs apply.
 *
 * @param <T> the first argument's type
 * @param <U> the second argument's type
 * @param <R> the result's type
 */
@FunctionalInterface
public interface ProcessBiFunction<T extends @Nullable Object, U extends @Nullable Object, R extends @Nullable Object>
        extends Serializable {
    /** Applies it. */
    R apply(T first, U second) throws Exception;
}
