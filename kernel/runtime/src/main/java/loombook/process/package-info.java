/** Processes that run what was defined in cells, what they share, and external commands. */
@NullMarked
package loombook.process;

import org.jspecify.annotations.NullMarked;
