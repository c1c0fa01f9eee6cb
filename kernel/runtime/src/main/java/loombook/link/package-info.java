/** The language between the kernel process and the runtime process: two sealed families of records, and how they become frames. */
@NullMarked
package loombook.link;

import org.jspecify.annotations.NullMarked;
