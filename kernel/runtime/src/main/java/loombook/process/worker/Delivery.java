package loombook.process.worker;

import java.io.Serializable;
import java.util.concurrent.Callable;

/**
 * Work on its way to a child.
 *
 * @param cell the number of the cell whose work it is
 */
public record Delivery(Callable<?> work, long cell) implements Serializable {}
