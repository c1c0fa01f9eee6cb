package loombook.widget;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A slider over real numbers. */
public final class FloatSliderWidget extends ValueWidget<Double> {
    FloatSliderWidget(String label, double min, double max, double value, double step) {
        super(
                "FloatSlider",
                "SliderStyleModel",
                "value",
                Map.ofEntries(
                        Map.entry("description", label),
                        Map.entry("description_allow_html", false),
                        Map.entry("min", min),
                        Map.entry("max", max),
                        Map.entry("step", step),
                        Map.entry("value", value),
                        Map.entry("readout", true),
                        Map.entry("readout_format", ".3~g"),
                        Map.entry("orientation", "horizontal"),
                        Map.entry("behavior", "drag-tap"),
                        Map.entry("continuous_update", true),
                        Map.entry("disabled", false)));
    }

    /** Says whether its value changes while the reader moves it, or when it is let go. */
    public void continuous(boolean whileMoving) {
        set("continuous_update", whileMoving);
    }

    @Override
    Double fromState(@Nullable Object held) {
        return number(held);
    }

    @Override
    Object toState(Double value) {
        double min = fromState(get("min"));
        double max = fromState(get("max"));
        if (!(value >= min && value <= max)) {
            throw new IllegalArgumentException(
                    "The slider goes from " + min + " to " + max + ": " + value + " is not on it.");
        }
        return value;
    }

    @Override
    String description() {
        return described("Slider", get("description"), ": " + value() + ", from " + get("min") + " to " + get("max"));
    }
}
