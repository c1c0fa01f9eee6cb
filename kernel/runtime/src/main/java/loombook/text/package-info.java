/** How values are written for people; not imported into cells. */
@NullMarked
package loombook.text;

import org.jspecify.annotations.NullMarked;
