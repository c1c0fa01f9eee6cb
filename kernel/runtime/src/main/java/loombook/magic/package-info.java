/**
 * What magics do that are done in the JVM of the cells, and the way to call any magic from Java. Cells do not import it:
 * the kernel writes the calls.
 */
@NullMarked
package loombook.magic;

import org.jspecify.annotations.NullMarked;
