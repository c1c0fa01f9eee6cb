package loombook.kernel.wire;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import loombook.kernel.message.Bundle;
import loombook.kernel.message.Comm;
import loombook.kernel.message.CommInfo;
import loombook.kernel.message.Complete;
import loombook.kernel.message.Connect;
import loombook.kernel.message.Display;
import loombook.kernel.message.Execute;
import loombook.kernel.message.Failure;
import loombook.kernel.message.History;
import loombook.kernel.message.Input;
import loombook.kernel.message.Inspect;
import loombook.kernel.message.Interrupt;
import loombook.kernel.message.IopubWelcome;
import loombook.kernel.message.IsComplete;
import loombook.kernel.message.KernelInfo;
import loombook.kernel.message.Publication;
import loombook.kernel.message.Reply;
import loombook.kernel.message.Shutdown;
import loombook.kernel.message.Status;
import loombook.kernel.message.Stream;
import loombook.link.CommEvent;
import org.jspecify.annotations.Nullable;

/** From what the kernel says to the JSON of a message's content. */
final class Encoder {
    private Encoder() {}

    /** Returns a publication's {@code msg_type}. */
    static String type(Publication publication) {
        return switch (publication) {
            case Status _ -> "status";
            case Execute.Input _ -> "execute_input";
            case Execute.Result _ -> "execute_result";
            case Stream _ -> "stream";
            case Display.Data _ -> "display_data";
            case Display.Update _ -> "update_display_data";
            case Display.Clear _ -> "clear_output";
            case Comm.Outgoing(CommEvent.Open _) -> "comm_open";
            case Comm.Outgoing(CommEvent.Say _) -> "comm_msg";
            case Comm.Outgoing(CommEvent.Close _) -> "comm_close";
            case Failure _ -> "error";
            case IopubWelcome _ -> "iopub_welcome";
        };
    }

    static JsonObject content(Publication publication) {
        return switch (publication) {
            case Status status -> object("execution_state", status.name().toLowerCase(Locale.ROOT));
            case Execute.Input(var code, var count) -> count(object("code", code), count);
            case Execute.Result(var count, var bundle) -> count(bundle(bundle), count);
            case Stream(var name, var text) -> {
                var json = object("name", name);
                json.addProperty("text", text);
                yield json;
            }
            case Display.Data(var bundle, var id) -> transience(bundle(bundle), id);
            case Display.Update(var bundle, var id) -> transience(bundle(bundle), id);
            case Display.Clear(var waits) -> flag("wait", waits);
            case Comm.Outgoing(var event) -> comm(event);
            case Failure failure -> failure(failure);
            case IopubWelcome(var subscription) -> object("subscription", subscription);
        };
    }

    static JsonObject content(Reply reply) {
        return switch (reply) {
            case Execute.Ok it -> {
                var json = count(object("status", "ok"), it.executionCount());
                json.add("payload", new JsonArray());
                var values = new JsonObject();
                it.userExpressions().forEach((name, value) -> values.add(name, evaluated(value)));
                json.add("user_expressions", values);
                yield json;
            }
            case Execute.Failed it -> count(error(it.failure()), it.executionCount());
            case Execute.Aborted it -> count(object("status", "aborted"), it.executionCount());
            case Complete.Reply it -> complete(it);
            case Inspect.Reply(var bundle) -> {
                var json = bundle(bundle == null ? new Bundle(Map.of(), Map.of()) : bundle);
                json.addProperty("status", "ok");
                json.addProperty("found", bundle != null);
                yield json;
            }
            case IsComplete.Whole _ -> object("status", "complete");
            case IsComplete.Invalid _ -> object("status", "invalid");
            case IsComplete.Unfinished(var indent) -> {
                var json = object("status", "incomplete");
                json.addProperty("indent", indent);
                yield json;
            }
            case History.Reply it -> history(it);
            case KernelInfo.Reply it -> KernelInfoJson.of(it);
            case CommInfo.Reply(var targets) -> {
                var comms = new JsonObject();
                targets.forEach((id, target) -> comms.add(id, object("target_name", target)));
                var json = object("status", "ok");
                json.add("comms", comms);
                yield json;
            }
            case Connect.Reply(var ports) -> {
                var json = object("status", "ok");
                json.addProperty("shell_port", ports.shell());
                json.addProperty("iopub_port", ports.iopub());
                json.addProperty("stdin_port", ports.stdin());
                json.addProperty("control_port", ports.control());
                json.addProperty("hb_port", ports.heartbeat());
                yield json;
            }
            case Interrupt.Reply _ -> object("status", "ok");
            case Shutdown.Reply(var restart) -> {
                var json = object("status", "ok");
                json.addProperty("restart", restart);
                yield json;
            }
            case Failure failure -> error(failure);
        };
    }

    static JsonObject content(Input.Request request) {
        var json = object("prompt", request.prompt());
        json.addProperty("password", request.password());
        return json;
    }

    /** Returns what a publication's metadata say. */
    static JsonObject metadata(Publication publication) {
        // The front end's widgets find there which protocol is spoken.
        return publication instanceof Comm.Outgoing(CommEvent.Open open)
                ? Json.object(open.metadata())
                : new JsonObject();
    }

    /** Returns the binary data that go with a publication. */
    static List<byte[]> buffers(Publication publication) {
        return switch (publication) {
            case Comm.Outgoing(CommEvent.Open open) -> open.buffers();
            case Comm.Outgoing(CommEvent.Say say) -> say.buffers();
            case Publication _ -> List.of();
        };
    }

    /** Returns what a reply's metadata say. */
    static JsonObject metadata(Reply reply) {
        // JupyterLab takes a cell's start from here, to show how long it ran.
        return reply instanceof Execute.Reply it
                ? object("started", it.started().toString())
                : new JsonObject();
    }

    private static JsonObject complete(Complete.Reply reply) {
        var json = object("status", "ok");
        var matches = new JsonArray();
        var types = new JsonArray();
        for (var match : reply.matches()) {
            matches.add(match.text());
            var type = object("text", match.text());
            type.addProperty("type", match.type());
            type.addProperty("signature", match.signature());
            type.addProperty("start", reply.start());
            type.addProperty("end", reply.end());
            types.add(type);
        }
        json.add("matches", matches);
        json.addProperty("cursor_start", reply.start());
        json.addProperty("cursor_end", reply.end());
        var metadata = new JsonObject();
        metadata.add("_jupyter_types_experimental", types);
        json.add("metadata", metadata);
        return json;
    }

    private static JsonObject history(History.Reply reply) {
        var entries = new JsonArray();
        for (var entry : reply.entries()) {
            var row = new JsonArray();
            row.add(entry.session());
            row.add(entry.line());
            if (reply.output()) {
                var both = new JsonArray();
                both.add(entry.code());
                both.add(entry.result());
                row.add(both);
            } else {
                row.add(entry.code());
            }
            entries.add(row);
        }
        var json = object("status", "ok");
        json.add("history", entries);
        return json;
    }

    private static JsonObject evaluated(Execute.Evaluated value) {
        return switch (value) {
            case Execute.Evaluated.Value(var bundle) -> {
                var json = bundle(bundle);
                json.addProperty("status", "ok");
                yield json;
            }
            case Execute.Evaluated.Problem(var failure) -> error(failure);
        };
    }

    private static JsonObject failure(Failure failure) {
        var json = object("ename", failure.ename());
        json.addProperty("evalue", failure.evalue());
        json.add("traceback", Json.array(failure.traceback()));
        return json;
    }

    private static JsonObject error(Failure failure) {
        var json = failure(failure);
        json.addProperty("status", "error");
        return json;
    }

    private static JsonObject bundle(Bundle bundle) {
        var json = new JsonObject();
        json.add("data", Json.object(bundle.data()));
        json.add("metadata", Json.object(bundle.metadata()));
        return json;
    }

    private static JsonObject transience(JsonObject json, @Nullable String displayId) {
        json.add("transient", displayId == null ? new JsonObject() : object("display_id", displayId));
        return json;
    }

    private static JsonObject comm(CommEvent event) {
        var json = object("comm_id", event.id());
        switch (event) {
            case CommEvent.Open open -> {
                json.addProperty("target_name", open.target());
                json.add("data", Json.object(open.data()));
            }
            case CommEvent.Say say -> json.add("data", Json.object(say.data()));
            case CommEvent.Close close -> json.add("data", Json.object(close.data()));
        }
        return json;
    }

    private static JsonObject count(JsonObject json, int executionCount) {
        json.addProperty("execution_count", executionCount);
        return json;
    }

    private static JsonObject object(String name, String value) {
        var json = new JsonObject();
        json.addProperty(name, value);
        return json;
    }

    private static JsonObject flag(String name, boolean value) {
        var json = new JsonObject();
        json.addProperty(name, value);
        return json;
    }
}
