package loombook.widget;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Widgets beside or below one another. */
public final class BoxWidget extends Widget {
    private final List<Widget> children;

    BoxWidget(boolean vertical, List<? extends Widget> children) {
        super(
                vertical ? "VBox" : "HBox",
                null,
                Map.of(
                        "box_style",
                        "",
                        "children",
                        children.stream().map(Widget::reference).toList()));
        this.children = List.copyOf(children);
    }

    /** Returns what is in it. */
    public List<Widget> children() {
        return children;
    }

    @Override
    String description() {
        return children.stream().map(Widget::description).collect(Collectors.joining("\n"));
    }
}
