package loombook.widget;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A list of which one is chosen.
 *
 * @param <T> what is chosen from; shown as its {@code toString} says
 */
public final class DropdownWidget<T> extends ValueWidget<T> {
    private final List<T> options;

    DropdownWidget(String label, List<T> options) {
        super(
                "Dropdown",
                "DescriptionStyleModel",
                "index",
                Map.of(
                        "description",
                        label,
                        "description_allow_html",
                        false,
                        "_options_labels",
                        options.stream().map(String::valueOf).toList(),
                        "index",
                        0,
                        "disabled",
                        false));
        this.options = List.copyOf(options);
    }

    /** Returns what can be chosen. */
    public List<T> options() {
        return options;
    }

    @Override
    T fromState(@Nullable Object held) {
        return options.get(Math.clamp((int) number(held), 0, options.size() - 1));
    }

    @Override
    Object toState(T value) {
        int index = options.indexOf(value);
        if (index < 0) {
            throw new IllegalArgumentException(value + " is none of the options: " + options + ".");
        }
        return index;
    }

    @Override
    String description() {
        return described("Choice", get("description"), ": " + value() + ", of " + options);
    }
}
