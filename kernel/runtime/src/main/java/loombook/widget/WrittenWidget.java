package loombook.widget;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A widget whose value is text that the reader does not write. */
public abstract class WrittenWidget extends ValueWidget<String> {
    /** Makes a widget of ipywidgets. */
    WrittenWidget(String kind, String value) {
        super(
                kind,
                kind + "StyleModel",
                "value",
                Map.of("description", "", "description_allow_html", false, "value", value, "placeholder", ""));
    }

    @Override
    String fromState(@Nullable Object held) {
        return String.valueOf(held);
    }

    @Override
    Object toState(String value) {
        return value;
    }
}
