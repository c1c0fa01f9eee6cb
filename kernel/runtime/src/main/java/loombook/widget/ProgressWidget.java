package loombook.widget;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A bar that shows how far something has come. */
public final class ProgressWidget extends ValueWidget<Double> {
    ProgressWidget(String label, double max) {
        super(
                "FloatProgressModel",
                "ProgressView",
                "ProgressStyleModel",
                "value",
                Map.of(
                        "description",
                        label,
                        "description_allow_html",
                        false,
                        "min",
                        0.0,
                        "max",
                        max,
                        "value",
                        0.0,
                        "bar_style",
                        "",
                        "orientation",
                        "horizontal"));
    }

    /** Sets the value. */
    public void value(double value) {
        value(Double.valueOf(value));
    }

    /** Sets its colour by what it means: {@code success}, {@code info}, {@code warning}, {@code danger} or nothing. */
    public void style(String style) {
        set("bar_style", style);
    }

    @Override
    Double fromState(@Nullable Object held) {
        return number(held);
    }

    @Override
    Object toState(Double value) {
        return Math.clamp(value, 0.0, number(get("max")));
    }

    @Override
    String description() {
        return described("Progress", get("description"), ": " + value() + " of " + get("max"));
    }
}
