package loombook.widget;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A text that can change. */
public final class LabelWidget extends ValueWidget<String> {
    LabelWidget(String text) {
        super(
                "Label",
                "LabelStyleModel",
                "value",
                Map.of("description", "", "description_allow_html", false, "value", text, "placeholder", ""));
    }

    @Override
    String fromState(@Nullable Object held) {
        return String.valueOf(held);
    }

    @Override
    Object toState(String value) {
        return value;
    }

    @Override
    String description() {
        return value();
    }
}
