/** Charts as pictures. The only package that knows XChart. */
@NullMarked
package loombook.kernel.draw;

import org.jspecify.annotations.NullMarked;
