/** What can be said: every message of the specification as a record, one file a conversation. Knows nothing but the JDK. */
@NullMarked
package loombook.kernel.message;

import org.jspecify.annotations.NullMarked;
