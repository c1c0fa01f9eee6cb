/** Why threads do not go on. */
@NullMarked
package loombook.diagnosis;

import org.jspecify.annotations.NullMarked;
