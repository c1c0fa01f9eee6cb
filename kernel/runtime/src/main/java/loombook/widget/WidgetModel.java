package loombook.widget;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import loombook.agent.CommLink;
import loombook.link.CommEvent;
import org.jspecify.annotations.Nullable;

/**
 * A widget's state, of which the front end has a copy: each side tells the other what it changes. Safe for any number of
 * threads.
 *
 * @see <a href="https://github.com/jupyter-widgets/ipywidgets/blob/main/packages/schema/messages.md">the protocol</a>
 */
final class WidgetModel {
    private static final String TARGET = "jupyter.widget";
    private static final String CONTROL = "jupyter.widget.control";
    private static final Map<String, Object> PROTOCOL = Map.of("version", "2.1.0");
    private static final Map<String, WidgetModel> OPEN = new ConcurrentHashMap<>();

    static {
        CommLink.target(CONTROL, open -> CommLink.receive(open.id(), WidgetModel::control));
    }

    private final String id = UUID.randomUUID().toString().replace("-", "");
    private final Map<String, @Nullable Object> state = new LinkedHashMap<>();
    private final BiConsumer<String, @Nullable Object> changed;

    /**
     * Opens a model in the front ends.
     *
     * @param changed is told the name and the value of what a front end has changed; {@code msg:custom} and the content
     *     for messages of the widget's own kind
     */
    WidgetModel(Map<String, ? extends @Nullable Object> first, BiConsumer<String, @Nullable Object> changed) {
        this.changed = changed;
        state.putAll(first);
        OPEN.put(id, this);
        CommLink.receive(id, this::hear);
        var whole = Update.of(state);
        CommLink.send(new CommEvent.Open(id, TARGET, whole.data(null), PROTOCOL, whole.buffers()));
    }

    /** Opens a model that front ends do not change, such as a layout. */
    WidgetModel(Map<String, ? extends @Nullable Object> first) {
        this(first, (_, _) -> {});
    }

    /** Returns how a state names a widget. */
    String reference() {
        return "IPY_MODEL_" + id;
    }

    String id() {
        return id;
    }

    @Nullable
    Object get(String name) {
        synchronized (state) {
            return state.get(name);
        }
    }

    /** Changes the state, and tells the front ends; returns whether it was not so before. */
    boolean set(String name, @Nullable Object value) {
        synchronized (state) {
            if (Objects.deepEquals(state.get(name), value)) {
                return false;
            }
            state.put(name, value);
            var one = new LinkedHashMap<String, @Nullable Object>();
            one.put(name, value);
            say("update", one);
        }
        return true;
    }

    /** Removes the widget from the front ends. */
    void close() {
        OPEN.remove(id);
        CommLink.forget(id);
        CommLink.send(new CommEvent.Close(id, Map.of()));
    }

    private void say(String method, Map<String, ? extends @Nullable Object> part) {
        var update = Update.of(part);
        CommLink.send(new CommEvent.Say(id, update.data(method), update.buffers()));
    }

    private void hear(CommEvent event) {
        switch (event) {
            case CommEvent.Say say -> hear(say);
            case CommEvent.Close _ -> OPEN.remove(id);
            case CommEvent.Open _ -> {}
        }
    }

    private void hear(CommEvent.Say said) {
        switch (String.valueOf(said.data().get("method"))) {
            case "update" -> {
                if (said.data().get("state") instanceof Map<?, ?> update) {
                    update(update);
                }
            }
            case "request_state" -> {
                synchronized (state) {
                    say("update", state);
                }
            }
            case "custom" -> changed.accept("msg:custom", said.data().get("content"));
            // A later version of the protocol says more.
            default -> {}
        }
    }

    private void update(Map<?, ?> update) {
        var known = new LinkedHashMap<String, @Nullable Object>();
        synchronized (state) {
            update.forEach((name, value) -> {
                if (state.containsKey(String.valueOf(name))) {
                    known.put(String.valueOf(name), value);
                }
            });
            state.putAll(known);
            // Other views of the same widget follow; the one that changed it knows it already.
            say("echo_update", known);
        }
        known.forEach(changed);
    }

    /** Answers a page that was loaded again and asks for all widgets that there are. */
    private static void control(CommEvent event) {
        if (event instanceof CommEvent.Say said
                && "request_states".equals(said.data().get("method"))) {
            var states = new LinkedHashMap<String, Object>();
            var paths = new ArrayList<List<String>>();
            var buffers = new ArrayList<byte[]>();
            OPEN.forEach((id, model) -> {
                Update update;
                synchronized (model.state) {
                    update = Update.of(model.state);
                }
                states.put(id, update.whole());
                update.paths().forEach(path -> paths.add(List.of(id, "state", path)));
                buffers.addAll(update.buffers());
            });
            CommLink.send(new CommEvent.Say(
                    event.id(), Map.of("method", "update_states", "states", states, "buffer_paths", paths), buffers));
        }
    }

    /**
     * A part of a state as it is sent: binary values beside it.
     *
     * @param paths the names of the values that are in {@code buffers}, in the same order
     */
    private record Update(Map<String, @Nullable Object> state, List<String> paths, List<byte[]> buffers) {
        private static final Set<String> NAMES = Set.of("_model_name", "_model_module", "_model_module_version");

        static Update of(Map<String, ? extends @Nullable Object> state) {
            var rest = new LinkedHashMap<String, @Nullable Object>();
            var paths = new ArrayList<String>();
            var buffers = new ArrayList<byte[]>();
            state.forEach((name, value) -> {
                if (value instanceof byte[] bytes) {
                    paths.add(name);
                    buffers.add(bytes);
                } else {
                    rest.put(name, value);
                }
            });
            return new Update(rest, paths, buffers);
        }

        Map<String, @Nullable Object> data(@Nullable String method) {
            var data = new LinkedHashMap<String, @Nullable Object>();
            if (method != null) {
                data.put("method", method);
            }
            data.put("state", state);
            data.put("buffer_paths", paths.stream().map(List::of).toList());
            return data;
        }

        /** Returns the form in which all widgets are told at once. */
        Map<String, @Nullable Object> whole() {
            var whole = new LinkedHashMap<String, @Nullable Object>();
            NAMES.forEach(name -> whole.put(name.substring(1), state.get(name)));
            whole.put("state", state);
            return whole;
        }
    }
}
