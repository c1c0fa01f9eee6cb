/** What a beginner may want to know of an error, beside what javac or the JVM says. */
@NullMarked
package loombook.kernel.eval.hint;

import org.jspecify.annotations.NullMarked;
