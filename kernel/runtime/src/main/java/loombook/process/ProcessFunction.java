package loombook.process;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A function that child JVMs apply.
 *
 * @param <T> the argument's type
 * @param <R> the result's type
 */
@FunctionalInterface
public interface ProcessFunction<T extends @Nullable Object, R extends @Nullable Object> extends Serializable {
    /** Applies it. */
    R apply(T argument) throws Exception;
}
