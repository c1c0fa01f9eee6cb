/** What IJava's magics for dependencies offer to Java programs. */
@NullMarked
package io.github.spencerpark.ijava.magics;

import org.jspecify.annotations.NullMarked;
