/** What an editor asks at the cursor: completion, inspection, completeness. */
@NullMarked
package loombook.kernel.assist;

import org.jspecify.annotations.NullMarked;
