/** The cache with which the kernel's JVMs start faster: made at installation, and again when it does not fit any more. */
@NullMarked
package loombook.kernel.aot;

import org.jspecify.annotations.NullMarked;
