/** IJava's own names, as its notebooks and the libraries that are written for it use them. */
@NullMarked
package io.github.spencerpark.ijava;

import org.jspecify.annotations.NullMarked;
