package loombook.kernel.assist;

import loombook.kernel.message.Complete;
import org.jspecify.annotations.Nullable;

/** Who knows what can stand at a position that is not Java's: in a magic, in the string of a file's name. */
@FunctionalInterface
public interface CompletionSource {
    /** Knows of nothing. */
    CompletionSource NONE = (_, _) -> null;

    /**
     * Returns what can stand at a position of a cell, or null when Java is asked.
     *
     * @param position in UTF-16 units, as the places of the reply's matches are; those of the reply count code points
     */
    Complete.@Nullable Reply at(String cell, int position);
}
