package loombook.widget;

import org.jspecify.annotations.Nullable;

/** A slider over real numbers. */
public final class FloatSliderWidget extends RangeWidget<Double> {
    FloatSliderWidget(String label, double min, double max, double value, double step) {
        super("FloatSlider", label, min, max, value, step, ".3~g");
    }

    @Override
    Double fromState(@Nullable Object held) {
        return number(held);
    }
}
