package loombook.kernel.comm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import loombook.kernel.message.Bundle;
import loombook.kernel.message.Display;
import loombook.kernel.message.Publication;
import loombook.kernel.message.Stream;
import loombook.link.CommEvent;
import org.jspecify.annotations.Nullable;

/**
 * What an output widget shows: the widget's model has a list of outputs, in the form in which notebooks store them. Not
 * safe for several threads at once.
 *
 * @see <a href="https://nbformat.readthedocs.io/en/latest/format_description.html#code-cell-outputs">outputs</a>
 */
public final class CapturedOutput {
    private final String comm;
    private final List<Shown> outputs = new ArrayList<>();
    private boolean clearsWithNext;

    /** One of the outputs; {@code id} is its display id, or a stream's name. */
    private record Shown(@Nullable String id, Map<String, Object> output) {}

    /** Makes that of the widget with this comm. */
    public CapturedOutput(String comm) {
        this.comm = comm;
    }

    /** Returns the comm of the widget. */
    public String comm() {
        return comm;
    }

    /** Takes what a cell would have shown; returns what the widget is to be told, or null when nothing changes. */
    public CommEvent.@Nullable Say take(Publication publication) {
        switch (publication) {
            case Stream(var name, var text) -> {
                clearIfDue();
                print(name, text);
            }
            case Display.Data(var bundle, var id) -> {
                clearIfDue();
                outputs.add(new Shown(id, display(bundle)));
            }
            case Display.Update(var bundle, var id) ->
                outputs.replaceAll(one -> id.equals(one.id()) ? new Shown(id, display(bundle)) : one);
            case Display.Clear(var waits) -> {
                if (waits) {
                    clearsWithNext = true;
                    return null;
                }
                outputs.clear();
            }
            case Publication _ -> {
                return null;
            }
        }
        return state();
    }

    /** Ends the work whose output this is; returns what the widget is to be told, or null. */
    public CommEvent.@Nullable Say end() {
        if (!clearsWithNext) {
            return null;
        }
        clearIfDue();
        return state();
    }

    private void clearIfDue() {
        if (clearsWithNext) {
            clearsWithNext = false;
            outputs.clear();
        }
    }

    private void print(String name, String text) {
        var last = outputs.isEmpty() ? null : outputs.getLast();
        if (last != null && last.output().get("text") instanceof String before && name.equals(last.id())) {
            outputs.removeLast();
            outputs.add(new Shown(name, stream(name, before + text)));
        } else {
            outputs.add(new Shown(name, stream(name, text)));
        }
    }

    private static Map<String, Object> stream(String name, String text) {
        return Map.of("output_type", "stream", "name", name, "text", text);
    }

    private static Map<String, Object> display(Bundle bundle) {
        var output = new LinkedHashMap<String, Object>();
        output.put("output_type", "display_data");
        output.put("data", bundle.data());
        output.put("metadata", bundle.metadata());
        return output;
    }

    private CommEvent.Say state() {
        var state = Map.of("outputs", outputs.stream().map(Shown::output).toList());
        return new CommEvent.Say(comm, Map.of("method", "update", "state", state, "buffer_paths", List.of()));
    }
}
