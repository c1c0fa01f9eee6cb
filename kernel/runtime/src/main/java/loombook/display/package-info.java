/** From any object to a MIME bundle: what a front end can show. */
@NullMarked
package loombook.display;

import org.jspecify.annotations.NullMarked;
