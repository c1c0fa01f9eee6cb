package loombook.widget;

import java.util.ArrayList;
import java.util.List;
import loombook.DisplayHandle;
import loombook.Notebook;
import org.jspecify.annotations.Nullable;

/** Makes widgets; see {@link Widget}. Python: {@code ipywidgets}. */
public final class Widgets {
    private Widgets() {}

    /** Work with one value, whose result is shown. */
    @FunctionalInterface
    public interface Interaction<A> {
        /** Returns what is to be shown; null shows nothing. */
        @Nullable
        Object show(A value) throws Exception;
    }

    /** Work with two values, whose result is shown. */
    @FunctionalInterface
    public interface Interaction2<A, B> {
        /** Returns what is to be shown; null shows nothing. */
        @Nullable
        Object show(A first, B second) throws Exception;
    }

    /** Work with three values, whose result is shown. */
    @FunctionalInterface
    public interface Interaction3<A, B, C> {
        /** Returns what is to be shown; null shows nothing. */
        @Nullable
        Object show(A first, B second, C third) throws Exception;
    }

    /**
     * Returns a slider over whole numbers.
     *
     * @throws IllegalArgumentException when {@code value} is not between {@code min} and {@code max}
     */
    public static SliderWidget slider(String label, int min, int max, int value) {
        checkRange(min, max, value);
        return new SliderWidget(label, min, max, value, 1);
    }

    /** Returns a slider over real numbers, in steps of a hundredth of its length. See the other {@code slider}. */
    public static FloatSliderWidget slider(String label, double min, double max, double value) {
        checkRange(min, max, value);
        return new FloatSliderWidget(label, min, max, value, (max - min) / 100);
    }

    private static void checkRange(double min, double max, double value) {
        if (!(min <= value && value <= max && Double.isFinite(max - min))) {
            throw new IllegalArgumentException(
                    "A slider from " + min + " to " + max + " can't stand at " + value + ".");
        }
    }

    /** Returns a button that does something when it is pressed. */
    public static ButtonWidget button(String label, WidgetAction onClick) {
        var button = new ButtonWidget(label);
        button.onClick(onClick);
        return button;
    }

    /** Returns a line that the reader can write. */
    public static TextWidget textField(String label, String value) {
        return new TextWidget(label, value);
    }

    /** Returns a box that is ticked or not. */
    public static CheckboxWidget checkbox(String label, boolean value) {
        return new CheckboxWidget(label, value);
    }

    /**
     * Returns a list of which one is chosen, at first the first.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static <T> DropdownWidget<T> dropdown(String label, List<T> options) {
        if (options.isEmpty()) {
            throw new IllegalArgumentException("There are no options to choose from.");
        }
        return new DropdownWidget<>(label, options);
    }

    /**
     * Returns a bar from 0 to a number.
     *
     * @throws IllegalArgumentException when that is not positive
     */
    public static ProgressWidget progressBar(String label, double max) {
        if (!(max > 0 && max < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("A progress bar can't end at " + max + ".");
        }
        return new ProgressWidget(label, max);
    }

    /** Returns a text that can change. */
    public static LabelWidget label(String text) {
        return new LabelWidget(text);
    }

    /** Returns HTML that can change. */
    public static HtmlWidget html(String html) {
        return new HtmlWidget(html);
    }

    /** Returns a picture that can change: PNG, JPEG or GIF. */
    public static ImageWidget image(byte[] picture) {
        return new ImageWidget(picture);
    }

    /** Returns a place for output. */
    public static OutputWidget output() {
        return new OutputWidget();
    }

    /** Returns widgets beside one another. */
    public static BoxWidget row(Widget... children) {
        return new BoxWidget(false, List.of(children));
    }

    /** Returns widgets below one another. */
    public static BoxWidget column(Widget... children) {
        return new BoxWidget(true, List.of(children));
    }

    /**
     * Shows a widget, and below it what becomes of its value, at once and whenever it changes. What the work prints and
     * displays is shown there, too. Python: {@code interact}.
     */
    public static <A> DisplayHandle interact(ValueWidget<A> control, Interaction<? super A> work) {
        return interact(List.of(control), () -> work.show(control.value()));
    }

    /** Does the same with two widgets. See {@link #interact(ValueWidget, Interaction)}. */
    public static <A, B> DisplayHandle interact(
            ValueWidget<A> first, ValueWidget<B> second, Interaction2<? super A, ? super B> work) {
        return interact(List.of(first, second), () -> work.show(first.value(), second.value()));
    }

    /** Does the same with three widgets. See {@link #interact(ValueWidget, Interaction)}. */
    public static <A, B, C> DisplayHandle interact(
            ValueWidget<A> first,
            ValueWidget<B> second,
            ValueWidget<C> third,
            Interaction3<? super A, ? super B, ? super C> work) {
        return interact(List.of(first, second, third), () -> work.show(first.value(), second.value(), third.value()));
    }

    private interface Shown {
        @Nullable
        Object value() throws Exception;
    }

    private static DisplayHandle interact(List<? extends ValueWidget<?>> controls, Shown shown) {
        var output = output();
        WidgetAction work = () -> {
            var value = shown.value();
            if (value != null && !(value instanceof DisplayHandle)) {
                var _ = Notebook.display(value);
            }
        };
        controls.forEach(control -> control.onChange(_ -> output.replace(work)));
        var all = new ArrayList<Widget>(controls);
        all.add(output);
        var handle = Notebook.display(new BoxWidget(true, all));
        output.replace(work);
        return handle;
    }
}
