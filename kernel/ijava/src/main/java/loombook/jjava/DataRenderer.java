package loombook.jjava;

import loombook.display.Displayable;
import loombook.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** Shows what {@code render} has returned as it was rendered. */
public final class DataRenderer implements Renderer<DisplayData> {
    @Override
    public Class<DisplayData> type() {
        return DisplayData.class;
    }

    @Override
    public Displayable render(DisplayData value) {
        return Bundles.of(value);
    }
}
