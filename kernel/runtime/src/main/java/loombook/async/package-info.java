/** An event loop with the meaning of Python's {@code asyncio}, on virtual threads. */
@NullMarked
package loombook.async;

import org.jspecify.annotations.NullMarked;
