/** Magics: lines that begin with {@code %}, and cells that begin with {@code %%}, as the Java that runs in their place. */
@NullMarked
package loombook.kernel.magic;

import org.jspecify.annotations.NullMarked;
