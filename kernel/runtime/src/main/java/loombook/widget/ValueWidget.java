package loombook.widget;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import loombook.agent.CellHandle;
import org.jspecify.annotations.Nullable;

/**
 * A widget that stands for a value.
 *
 * @param <T> the value's type
 */
public abstract class ValueWidget<T> extends Widget {
    private final String name;
    private final List<Listener<T>> listeners = new CopyOnWriteArrayList<>();

    /** Who wants to hear of changes, and the cell that has asked. */
    private record Listener<T>(CellHandle cell, Consumer<? super T> action) {}

    /**
     * Makes a widget of ipywidgets' controls.
     *
     * @param name what its value is called in its state
     */
    ValueWidget(String kind, @Nullable String style, String name, Map<String, ? extends @Nullable Object> state) {
        super(kind, style, state);
        this.name = name;
    }

    ValueWidget(
            String model,
            String view,
            @Nullable String style,
            String name,
            Map<String, ? extends @Nullable Object> state) {
        super("@jupyter-widgets/controls", "2.0.0", model, view, style, state);
        this.name = name;
    }

    /** Returns the value of what the state holds. */
    abstract T fromState(@Nullable Object held);

    /** Returns what the state holds for a value; throws IllegalArgumentException when it can't be that. */
    abstract Object toState(T value);

    /** Returns the value. */
    public T value() {
        return fromState(get(name));
    }

    /**
     * Sets the value, and tells the listeners when it is another, on this thread.
     *
     * @throws IllegalArgumentException when the widget can't have this value
     */
    public void value(T value) {
        if (set(name, toState(value))) {
            listeners.forEach(one -> one.action().accept(value()));
        }
    }

    /** Has something done with each new value, whoever sets it. */
    public void onChange(Consumer<? super T> action) {
        listeners.add(new Listener<>(CellHandle.current(), action));
    }

    /** Sets the text beside it. */
    public void label(String text) {
        set("description", text);
    }

    @Override
    void changed(String changed, @Nullable Object value) {
        if (changed.equals(name)) {
            var now = fromState(value);
            for (var one : listeners) {
                one.cell()
                        .serve(
                                "The callback of " + description(),
                                () -> one.action().accept(now));
            }
        }
    }
}
