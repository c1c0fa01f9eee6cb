/** One child JVM: how it is started, what both sides say to each other, and its own side of it. Not for cells. */
@NullMarked
package loombook.process.worker;

import org.jspecify.annotations.NullMarked;
