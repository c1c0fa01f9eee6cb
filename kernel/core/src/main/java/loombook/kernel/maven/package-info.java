/** Maven's repositories: from coordinates to jars. What does it is loaded when somebody asks for the first artifact. */
@NullMarked
package loombook.kernel.maven;

import org.jspecify.annotations.NullMarked;
