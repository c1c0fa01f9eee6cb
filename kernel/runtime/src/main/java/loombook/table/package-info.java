/** Tables: plain HTML for front ends and pages, aligned text for consoles. */
@NullMarked
package loombook.table;

import org.jspecify.annotations.NullMarked;
