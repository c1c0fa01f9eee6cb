/** The runtime's side of the link: runs cells, keeps their output apart, answers the kernel. Not for notebooks. */
@NullMarked
package loombook.agent;

import org.jspecify.annotations.NullMarked;
