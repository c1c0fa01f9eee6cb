package loombook.widget;

import java.util.Map;

/**
 * A slider.
 *
 * @param <T> the kind of numbers that it goes over
 */
public abstract class RangeWidget<T extends Number> extends ValueWidget<T> {
    /**
     * Makes a slider of ipywidgets.
     *
     * @param format how the value is written beside it, as D3 has it
     */
    RangeWidget(String kind, String label, T min, T max, T value, T step, String format) {
        super(
                kind,
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
                        Map.entry("readout_format", format),
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
    Object toState(T value) {
        double min = number(get("min"));
        double max = number(get("max"));
        double wanted = value.doubleValue();
        if (!(wanted >= min && wanted <= max)) {
            throw new IllegalArgumentException("The slider goes from " + fromState(get("min")) + " to "
                    + fromState(get("max")) + ": " + value + " is not on it.");
        }
        return value;
    }

    @Override
    String description() {
        return described("Slider", get("description"), ": " + value() + ", from " + get("min") + " to " + get("max"));
    }
}
