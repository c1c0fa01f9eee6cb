/** How long something takes: stopwatches, {@code time(..)}, comparisons, and what {@code %timeit} gives. */
@NullMarked
package loombook.timing;

import org.jspecify.annotations.NullMarked;
