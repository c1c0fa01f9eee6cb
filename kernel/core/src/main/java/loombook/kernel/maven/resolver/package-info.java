/**
 * Maven's resolver at work: the only package that knows it. It is loaded apart from the rest of the kernel, by {@link
 * loombook.kernel.maven.ResolverLoader}, so nobody else may name its classes.
 */
@NullMarked
package loombook.kernel.maven.resolver;

import org.jspecify.annotations.NullMarked;
