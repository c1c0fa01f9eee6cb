package loombook.widget;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import loombook.agent.CellHandle;
import org.jspecify.annotations.Nullable;

/** A button. */
public final class ButtonWidget extends Widget {
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    /** What is to be done, and the cell that has asked for it. */
    private record Listener(CellHandle cell, WidgetAction action) {}

    ButtonWidget(String label) {
        super(
                "Button",
                "ButtonStyleModel",
                Map.of("description", label, "button_style", "", "icon", "", "disabled", false));
    }

    /** Has something done each time it is pressed. */
    public void onClick(WidgetAction action) {
        listeners.add(new Listener(CellHandle.current(), action));
    }

    /** Sets its colour by what it means: {@code primary}, {@code success}, {@code info}, {@code warning}, {@code danger}. */
    public void style(String style) {
        set("button_style", style);
    }

    /** Sets the text on it. */
    public void label(String text) {
        set("description", text);
    }

    @Override
    void changed(String name, @Nullable Object value) {
        if (name.equals("msg:custom") && value instanceof Map<?, ?> content && "click".equals(content.get("event"))) {
            for (var one : listeners) {
                one.cell().serve("The callback of " + description(), one.action()::run);
            }
        }
    }

    @Override
    String description() {
        return described("Button", get("description"), "");
    }
}
