/** JJava's notebook API on top of the runtime: the same as {@link loombook.ijava}, with the names of IJava's successor. */
@NullMarked
package loombook.jjava;

import org.jspecify.annotations.NullMarked;
