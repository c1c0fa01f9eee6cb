/** JJava's own names, as its notebooks and the libraries that are written for it use them. */
@NullMarked
package org.dflib.jjava.kernel;

import org.jspecify.annotations.NullMarked;
