/** The process that Jupyter starts: from a request to its reply, one straight line through {@link loombook.kernel.Kernel}. */
@NullMarked
package loombook.kernel;

import org.jspecify.annotations.NullMarked;
