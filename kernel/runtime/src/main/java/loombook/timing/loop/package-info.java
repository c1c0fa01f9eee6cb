/** Measuring what takes so little that it must run many times; not imported into cells. */
@NullMarked
package loombook.timing.loop;

import org.jspecify.annotations.NullMarked;
