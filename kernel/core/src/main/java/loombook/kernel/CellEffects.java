package loombook.kernel;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import loombook.display.MimeBundle;
import loombook.kernel.comm.CapturedOutput;
import loombook.kernel.comm.Comms;
import loombook.kernel.draw.Drawing;
import loombook.kernel.eval.JShellEvaluator;
import loombook.kernel.message.Bundle;
import loombook.kernel.message.Display;
import loombook.kernel.message.Execute;
import loombook.kernel.message.Header;
import loombook.kernel.message.Input;
import loombook.kernel.message.Message;
import loombook.kernel.message.Publication;
import loombook.kernel.message.Stream;
import loombook.kernel.output.Outbox;
import loombook.link.CommEvent;
import loombook.link.ToKernel;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what cells show with the cell as its parent, however late it comes. Every cell stays known for that: a
 * thread that it started may print for hours.
 */
final class CellEffects implements JShellEvaluator.Listener {
    private static final System.Logger LOG = System.getLogger("loombook.runtime");

    private final Outbox outbox;
    private final Map<Long, Header> parents = new ConcurrentHashMap<>();
    private volatile @Nullable Asked running;
    private volatile boolean waitsForInput;
    private final Map<Long, Captures> captures = new ConcurrentHashMap<>();
    private Consumer<@Nullable String> input = _ -> {};
    private @Nullable Comms comms;

    /** What a widget shows, on behalf of a cell. */
    private record Captures(long owner, CapturedOutput shown) {}

    private record Asked(long cell, Message request, boolean allowStdin) {}

    CellEffects(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Says where answers of the user go, or null when the user can't be asked. */
    void answerTo(Consumer<@Nullable String> receiver) {
        input = receiver;
    }

    /** Says who knows the comms. */
    void publishBy(Comms open) {
        comms = open;
    }

    /** Begins a cell; one that is silent shows nothing. */
    void begin(long cell, Message request, Execute.Request execute) {
        running = new Asked(cell, request, execute.allowStdin());
        if (!execute.silent()) {
            parents.put(cell, request.header());
        }
    }

    /** Ends a cell: it can show things, but not ask for input any more. */
    void end() {
        running = null;
        waitsForInput = false;
    }

    /** Takes what the user typed; dropped when no cell waits for it. */
    void answer(String line) {
        if (waitsForInput) {
            waitsForInput = false;
            input.accept(line);
        }
    }

    @Override
    public void effect(ToKernel.Effect effect) throws InterruptedException {
        outbox.awaitRoom();
        switch (effect) {
            case ToKernel.Output(var cell, var error, var utf8) ->
                publish(cell, new Stream(error ? "stderr" : "stdout", new String(utf8, StandardCharsets.UTF_8)));
            case ToKernel.Displayed(var cell, var bundle, var id, var update) -> {
                var drawn = bundle(bundle);
                publish(cell, update && id != null ? new Display.Update(drawn, id) : new Display.Data(drawn, id));
            }
            case ToKernel.Cleared(var cell, var waits) -> publish(cell, new Display.Clear(waits));
            case ToKernel.AskInput question -> ask(question);
            case ToKernel.Comm(var cell, var event) -> say(cell, event);
            case ToKernel.Captures(var cell, var owner, var comm) -> capture(cell, owner, comm);
            case ToKernel.Captured(var cell) -> captured(cell);
            case ToKernel.Uncaught uncaught ->
                note(
                        uncaught.cell(),
                        uncaught.heading() + " " + uncaught.thrown().type() + "\n");
            case ToKernel.Noted noted -> note(noted.cell(), noted.sentence() + "\n");
            case ToKernel.GoesOn goesOn -> note(goesOn.cell(), "It " + goesOn.doing() + "\n");
            case ToKernel.Resolve _, ToKernel.CallMagic _, ToKernel.Evaluate _ ->
                throw new IllegalArgumentException("The evaluator answers it, and shows nothing");
        }
    }

    @Override
    public void note(long cell, String text) {
        publish(cell, new Stream("stderr", text));
    }

    /** Returns a bundle as it is sent: charts drawn. */
    static Bundle bundle(MimeBundle bundle) {
        var drawn = Drawing.draw(bundle);
        return new Bundle(drawn.data(), drawn.metadata());
    }

    private void ask(ToKernel.AskInput question) {
        var asked = running;
        if (asked == null || asked.cell() != question.cell() || !asked.allowStdin()) {
            input.accept(null);
        } else {
            waitsForInput = true;
            outbox.ask(asked.request(), new Input.Request(question.prompt(), question.password()));
        }
    }

    @Override
    public void notice(ToKernel.Notice notice) {
        if (comms != null) {
            comms.notice(notice);
        }
    }

    @Override
    public void restarted() {
        captures.clear();
        if (comms != null) {
            comms.close();
        }
    }

    private void say(long cell, CommEvent event) {
        var captured = captures.get(cell);
        if (comms != null) {
            comms.say(parents.get(captured == null ? cell : captured.owner()), event);
        }
    }

    private void show(Captures captured, CommEvent.@Nullable Say update) {
        if (comms != null && update != null) {
            comms.show(parents.get(captured.owner()), update);
        }
    }

    /** Has a widget show what goes by this number, after what it shows already. */
    private void capture(long cell, long owner, String comm) {
        var before = captures.values().stream()
                .filter(one -> one.shown().comm().equals(comm))
                .findAny();
        var outer = captures.get(owner);
        var of = outer == null ? owner : outer.owner();
        captures.values().removeIf(one -> one.shown().comm().equals(comm));
        captures.put(cell, new Captures(of, before.map(Captures::shown).orElseGet(() -> new CapturedOutput(comm))));
    }

    private void captured(long cell) {
        var captured = captures.get(cell);
        if (captured != null) {
            show(captured, captured.shown().end());
        }
    }

    private void publish(long cell, Publication publication) {
        var captured = captures.get(cell);
        if (captured != null) {
            synchronized (captured.shown()) {
                show(captured, captured.shown().take(publication));
            }
            return;
        }
        var parent = parents.get(cell);
        if (parent != null) {
            outbox.publish(parent, publication);
        } else if (publication instanceof Stream said) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "Said for no cell: {0}",
                    said.text().strip());
        }
    }
}
