package loombook.widget;

import org.jspecify.annotations.Nullable;

/** A slider over whole numbers. */
public final class SliderWidget extends RangeWidget<Integer> {
    SliderWidget(String label, int min, int max, int value, int step) {
        super("IntSlider", label, min, max, value, step, "d");
    }

    @Override
    Integer fromState(@Nullable Object held) {
        return (int) number(held);
    }
}
