/** How far something has come, shown while it goes on. See {@link loombook.progress.ProgressBar}. */
@NullMarked
package loombook.progress;

import org.jspecify.annotations.NullMarked;
