package loombook.process;

import java.io.Serializable;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Work that a child JVM does and that has a result.
 *
 * @param <T> the result's type
 */
@FunctionalInterface
public interface ProcessWork<T extends @Nullable Object> extends Callable<T>, Serializable {}
