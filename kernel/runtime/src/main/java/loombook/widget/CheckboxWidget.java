package loombook.widget;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A box that is ticked or not. */
public final class CheckboxWidget extends ValueWidget<Boolean> {
    CheckboxWidget(String label, boolean value) {
        super(
                "Checkbox",
                "CheckboxStyleModel",
                "value",
                Map.of(
                        "description", label,
                        "description_allow_html", false,
                        "value", value,
                        "indent", true,
                        "disabled", false));
    }

    @Override
    Boolean fromState(@Nullable Object held) {
        return Boolean.TRUE.equals(held);
    }

    @Override
    Object toState(Boolean value) {
        return value;
    }

    @Override
    String description() {
        return described("Checkbox", get("description"), value() ? ": ticked" : ": not ticked");
    }
}
