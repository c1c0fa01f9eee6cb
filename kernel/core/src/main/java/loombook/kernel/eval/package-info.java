/** A cell to its outcome, by JShell. Does not know the wire. */
@NullMarked
package loombook.kernel.eval;

import org.jspecify.annotations.NullMarked;
