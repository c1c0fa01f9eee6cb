/** Threads, pools and queues with the meaning that Python's modules of the same purpose have, on top of the JDK's own. */
@NullMarked
package loombook.thread;

import org.jspecify.annotations.NullMarked;
