package loombook.kernel.comm;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import loombook.link.CommEvent;
import org.jspecify.annotations.Nullable;

/**
 * What output widgets show at present. The runtime does not know it, as its charts are drawn here: a page that was loaded
 * again and asked it for the widgets' states found their outputs empty. Safe for any number of threads.
 */
final class ShownOutputs {
    private static final String STATE = "state";
    private static final String OUTPUTS = "outputs";

    private final Map<String, Object> shown = new ConcurrentHashMap<>();

    /** Notes what a widget is told to show. */
    void note(CommEvent.Say update) {
        if (update.data().get(STATE) instanceof Map<?, ?> state && state.get(OUTPUTS) instanceof Object outputs) {
            shown.put(update.id(), outputs);
        }
    }

    void forget(String comm) {
        shown.remove(comm);
    }

    /** Returns what the runtime says of its widgets' states, with the outputs that they show. */
    CommEvent.Say complete(CommEvent.Say said) {
        var key = "update_states".equals(said.data().get("method")) ? "states" : STATE;
        if (shown.isEmpty() || !(said.data().get(key) instanceof Map<?, ?> told)) {
            return said;
        }
        var data = new LinkedHashMap<String, @Nullable Object>(said.data());
        data.put(key, key.equals(STATE) ? state(said.id(), told) : states(told));
        return new CommEvent.Say(said.id(), data, said.buffers());
    }

    private Map<String, @Nullable Object> states(Map<?, ?> widgets) {
        var completed = new LinkedHashMap<String, @Nullable Object>();
        widgets.forEach((id, widget) -> completed.put(
                String.valueOf(id),
                widget instanceof Map<?, ?> its && its.get(STATE) instanceof Map<?, ?> state
                        ? with(its, STATE, state(String.valueOf(id), state))
                        : widget));
        return completed;
    }

    private Map<?, ?> state(String widget, Map<?, ?> state) {
        var outputs = shown.get(widget);
        return outputs == null || !state.containsKey(OUTPUTS) ? state : with(state, OUTPUTS, outputs);
    }

    private static Map<String, @Nullable Object> with(Map<?, ?> map, String key, Object value) {
        var changed = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((name, old) -> changed.put(String.valueOf(name), old));
        changed.put(key, value);
        return changed;
    }
}
