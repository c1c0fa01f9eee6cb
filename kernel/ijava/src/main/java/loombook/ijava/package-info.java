/** IJava's and JJava's notebook API on top of the runtime: what they render, print and run is a cell's like any other. */
@NullMarked
package loombook.ijava;

import org.jspecify.annotations.NullMarked;
