/** Maven's repositories: from coordinates to jars. The only package that knows the resolver, which nobody loads who needs none. */
@NullMarked
package loombook.kernel.maven;

import org.jspecify.annotations.NullMarked;
