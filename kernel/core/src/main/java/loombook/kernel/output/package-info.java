/** The way back to clients: the busy/idle bracket around a request. */
@NullMarked
package loombook.kernel.output;

import org.jspecify.annotations.NullMarked;
