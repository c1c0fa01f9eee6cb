package loombook.kernel.comm;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import loombook.kernel.message.Comm;
import loombook.kernel.message.CommInfo;
import loombook.kernel.output.Output;

/** The open comms. Safe for any number of threads. */
public final class Comms {
    /** A side of a comm in the kernel. */
    public interface Target {
        /** A client has opened a comm, said something on it, or closed it. */
        void receive(Comm.Incoming message, Output output);
    }

    private final Map<String, Target> targets = new ConcurrentHashMap<>();
    private final Map<String, String> open = new ConcurrentHashMap<>();

    /** Makes a target known to clients by its name. */
    public void register(String name, Target target) {
        targets.put(name, target);
    }

    /** Serves a message of a comm; a comm to an unknown target is closed at once, as the specification asks. */
    public void receive(Comm.Incoming message, Output output) {
        switch (message) {
            case Comm.Open it -> {
                var target = targets.get(it.target());
                if (target == null) {
                    output.publish(new Comm.Close(it.id(), Map.of()));
                } else {
                    open.put(it.id(), it.target());
                    target.receive(message, output);
                }
            }
            case Comm.Say say -> deliver(say.id(), message, output);
            case Comm.Close close -> {
                deliver(close.id(), message, output);
                open.remove(close.id());
            }
        }
    }

    private void deliver(String id, Comm.Incoming message, Output output) {
        var name = open.get(id);
        var target = name == null ? null : targets.get(name);
        if (target != null) {
            target.receive(message, output);
        }
    }

    /** Says which comms are open. */
    public CommInfo.Reply info(CommInfo.Request request) {
        var found = new LinkedHashMap<String, String>();
        open.forEach((id, name) -> {
            if (request.target() == null || request.target().equals(name)) {
                found.put(id, name);
            }
        });
        return new CommInfo.Reply(found);
    }
}
