package loombook.ijava;

import loombook.agent.MagicLink;
import org.jspecify.annotations.Nullable;

/** Code that is run as if it stood in a cell. */
public final class Evaluation {
    private Evaluation() {}

    /**
     * Runs code in the middle of the cell that calls.
     *
     * @return the value of its last expression; null when it has none
     * @throws Exception what the code throws, and what the compiler has against it
     */
    public static @Nullable Object of(String source) throws Exception {
        try {
            return MagicLink.evaluate(source);
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
