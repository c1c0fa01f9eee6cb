/** What can be sent to another JVM: values, and the code of cells with the variables that it reads. Not for cells. */
@NullMarked
package loombook.process.code;

import org.jspecify.annotations.NullMarked;
