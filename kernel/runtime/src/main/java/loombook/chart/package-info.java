/** Charts as plain data; the kernel process draws them. */
@NullMarked
package loombook.chart;

import org.jspecify.annotations.NullMarked;
