package loombook.jjava;

import loombook.display.Displayable;
import loombook.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.DisplayDataRenderable;
import org.dflib.jjava.kernel.JavaKernel;

/** Shows what JJava's library lets say itself how it is shown. */
public final class RenderableRenderer implements Renderer<DisplayDataRenderable> {
    @Override
    public Class<DisplayDataRenderable> type() {
        return DisplayDataRenderable.class;
    }

    @Override
    public Displayable render(DisplayDataRenderable value) {
        return Bundles.of(JavaKernel.instance().getRenderer().render(value));
    }
}
