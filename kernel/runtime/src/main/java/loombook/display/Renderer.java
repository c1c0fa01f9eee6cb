package loombook.display;

/**
 * Says how values of a type are shown that do not say it themselves. A library names its renderers in
 * {@code META-INF/services/loombook.display.Renderer}; a cell uses {@link Displays#register}.
 *
 * @param <T> the type; values of its subtypes are shown so, too, unless there is a renderer for those
 */
public interface Renderer<T> {
    /** Returns the type. */
    Class<T> type();

    /**
     * Returns how a value is shown; called on the thread that displays it, and on several at once.
     *
     * @throws Exception when it can't be shown: then a sentence says so, and the cell goes on
     */
    Displayable render(T value) throws Exception;
}
