/**
 * What every cell sees: the static methods of {@link loombook.Notebook} are imported by default.
 *
 * <p>This jar is the only one of Loombook's on the class path of cells, and it has no dependencies.
 */
@NullMarked
package loombook;

import org.jspecify.annotations.NullMarked;
