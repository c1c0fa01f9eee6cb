/** Sockets, frames, signatures, JSON: the Jupyter wire protocol. The only package that knows ZeroMQ. */
@NullMarked
package loombook.kernel.wire;

import org.jspecify.annotations.NullMarked;
