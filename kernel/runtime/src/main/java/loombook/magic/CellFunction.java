package loombook.magic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a magic does that stands at the head of a cell, as {@code %%name argument …}. */
@FunctionalInterface
public interface CellFunction {
    /**
     * Does it.
     *
     * @param arguments the words after its name; what stands between quotes is one word
     * @param body the lines below
     * @return its value; null when it has none
     * @throws Exception whatever the cell is to end with
     */
    @Nullable
    Object call(List<String> arguments, String body) throws Exception;
}
