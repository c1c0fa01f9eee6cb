/** Comms: the messages of widgets and extensions. */
@NullMarked
package loombook.kernel.comm;

import org.jspecify.annotations.NullMarked;
