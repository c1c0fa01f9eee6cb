/**
 * Memory that processes share, and what the helpers of {@link loombook.process} build on it: a lock that survives the
 * death of its holder, a signal to wait on, a ring of items. Not imported into notebooks.
 */
@NullMarked
package loombook.process.memory;

import org.jspecify.annotations.NullMarked;
