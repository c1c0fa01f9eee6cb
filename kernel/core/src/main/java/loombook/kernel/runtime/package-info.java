/** The runtime process: started, watched, talked to, stopped. */
@NullMarked
package loombook.kernel.runtime;

import org.jspecify.annotations.NullMarked;
