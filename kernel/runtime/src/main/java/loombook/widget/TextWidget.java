package loombook.widget;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A line of text that the reader can write. */
public final class TextWidget extends ValueWidget<String> {
    TextWidget(String label, String value) {
        super(
                "Text",
                "TextStyleModel",
                "value",
                Map.of(
                        "description",
                        label,
                        "description_allow_html",
                        false,
                        "value",
                        value,
                        "placeholder",
                        "",
                        "continuous_update",
                        true,
                        "disabled",
                        false));
    }

    /** Says whether its value changes with each key, or when the reader leaves it or presses Enter. */
    public void continuous(boolean withEachKey) {
        set("continuous_update", withEachKey);
    }

    /** Sets what is shown in it while it is empty. */
    public void placeholder(String text) {
        set("placeholder", text);
    }

    @Override
    String fromState(@Nullable Object held) {
        return held == null ? "" : held.toString();
    }

    @Override
    Object toState(String value) {
        return value;
    }

    @Override
    String description() {
        return described("Text field", get("description"), ": " + value());
    }
}
