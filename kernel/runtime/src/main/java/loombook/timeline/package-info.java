/** What threads, tasks and child processes did over time. */
@NullMarked
package loombook.timeline;

import org.jspecify.annotations.NullMarked;
