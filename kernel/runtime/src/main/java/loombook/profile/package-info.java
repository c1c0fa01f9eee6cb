/** Where the CPU time goes: profiles of cells, threads and workers, as flame graphs. */
@NullMarked
package loombook.profile;

import org.jspecify.annotations.NullMarked;
