package loombook.kernel.comm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import loombook.kernel.message.Comm;
import loombook.kernel.message.CommInfo;
import loombook.kernel.message.Header;
import loombook.kernel.output.Outbox;
import loombook.kernel.output.Output;
import loombook.link.CommEvent;
import loombook.link.ToKernel;
import loombook.link.ToRuntime;
import org.jspecify.annotations.Nullable;

/**
 * The open comms; the runtime has this side's end of each. What a client says is passed on at once, also while a cell
 * runs, and the kernel is {@code busy} with it until the runtime has worked on it: clients wait for that before they say
 * more. Safe for any number of threads.
 */
public final class Comms {
    private final Outbox outbox;
    private final Consumer<ToRuntime.Comm> runtime;
    private final Runnable afterIdle;
    private final Set<String> targets = ConcurrentHashMap.newKeySet();
    private final Map<String, String> open = new ConcurrentHashMap<>();
    private final Map<Long, Output> served = new ConcurrentHashMap<>();
    private final AtomicLong requests = new AtomicLong();
    private final ShownOutputs outputs = new ShownOutputs();

    /**
     * Makes a kernel's comms.
     *
     * @param runtime passes a message on to the runtime
     * @param afterIdle is called after each {@code idle}
     */
    public Comms(Outbox outbox, Consumer<ToRuntime.Comm> runtime, Runnable afterIdle) {
        this.outbox = outbox;
        this.runtime = runtime;
        this.afterIdle = afterIdle;
    }

    /** Serves what a client says; a comm to an unknown target is closed at once, as the specification asks. */
    public void receive(Header request, CommEvent event) {
        var output = Output.busy(outbox, request);
        if (isKnown(event)) {
            long number = requests.incrementAndGet();
            served.put(number, output);
            runtime.accept(new ToRuntime.Comm(number, event));
        } else {
            if (event instanceof CommEvent.Open) {
                output.publish(new Comm.Outgoing(new CommEvent.Close(event.id(), Map.of())));
            }
            end(output);
        }
    }

    private boolean isKnown(CommEvent event) {
        return switch (event) {
            case CommEvent.Open it -> {
                boolean known = targets.contains(it.target());
                if (known) {
                    open.put(it.id(), it.target());
                }
                yield known;
            }
            case CommEvent.Say it -> open.containsKey(it.id());
            case CommEvent.Close it -> {
                outputs.forget(it.id());
                yield open.remove(it.id()) != null;
            }
        };
    }

    private void end(Output output) {
        output.close();
        afterIdle.run();
    }

    /** Takes what the runtime tells of its comms. */
    public void notice(ToKernel.Notice notice) {
        switch (notice) {
            case ToKernel.CommTarget(var name) -> targets.add(name);
            case ToKernel.CommServed(var request) -> {
                var output = served.remove(request);
                if (output != null) {
                    end(output);
                }
            }
            case ToKernel.MagicRegistered _, ToKernel.FolderChanged _ ->
                throw new IllegalArgumentException("The evaluator notes it");
        }
    }

    /** Publishes what the runtime says. */
    public void say(@Nullable Header parent, CommEvent event) {
        var said = event;
        switch (event) {
            case CommEvent.Open it -> open.put(it.id(), it.target());
            case CommEvent.Say it -> said = outputs.complete(it);
            case CommEvent.Close it -> {
                open.remove(it.id());
                outputs.forget(it.id());
            }
        }
        outbox.publish(parent, new Comm.Outgoing(said));
    }

    /** Publishes what an output widget is to show, as {@link CapturedOutput} says. */
    public void show(@Nullable Header parent, CommEvent.Say update) {
        outputs.note(update);
        outbox.publish(parent, new Comm.Outgoing(update));
    }

    /** Closes all comms: the runtime with their other ends has gone. */
    public void close() {
        targets.clear();
        for (var id : List.copyOf(open.keySet())) {
            say(null, new CommEvent.Close(id, Map.of()));
        }
        for (var request : List.copyOf(served.keySet())) {
            notice(new ToKernel.CommServed(request));
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
