/** What was executed, kept across sessions. */
@NullMarked
package loombook.kernel.history;

import org.jspecify.annotations.NullMarked;
