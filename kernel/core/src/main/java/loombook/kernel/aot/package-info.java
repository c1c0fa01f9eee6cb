/** The caches from which both JVMs start faster: made at installation, and again when they do not fit any more. */
@NullMarked
package loombook.kernel.aot;

import org.jspecify.annotations.NullMarked;
