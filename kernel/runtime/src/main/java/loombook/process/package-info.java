/**
 * Child JVMs that run what was defined in cells: Python's {@code multiprocessing}. Begin with
 * {@link loombook.process.Processes}.
 */
@NullMarked
package loombook.process;

import org.jspecify.annotations.NullMarked;
