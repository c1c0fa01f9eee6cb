package loombook.widget;

import java.util.List;
import java.util.Map;
import loombook.agent.CellHandle;

/** A place in which the output of some work appears, instead of under the cell. */
public final class OutputWidget extends Widget {
    OutputWidget() {
        super(
                "@jupyter-widgets/output",
                "1.0.0",
                "OutputModel",
                "OutputView",
                null,
                Map.of("msg_id", "", "outputs", List.of()));
    }

    /**
     * Does something on this thread; what it prints and displays, by whatever threads, appears here after what is here,
     * and so does what it throws.
     */
    public void capture(WidgetAction work) {
        CellHandle.current().capture(comm(), false, "This", work::run);
    }

    /** Does the same; takes the place of what is here as soon as the first output comes. */
    public void replace(WidgetAction work) {
        CellHandle.current().capture(comm(), true, "This", work::run);
    }

    /** Removes what is here. */
    public void clear() {
        replace(() -> {});
    }

    @Override
    String description() {
        return "Output of work";
    }
}
