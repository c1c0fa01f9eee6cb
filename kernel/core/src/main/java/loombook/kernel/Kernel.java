package loombook.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import loombook.display.MimeBundle;
import loombook.kernel.comm.Comms;
import loombook.kernel.eval.Cell;
import loombook.kernel.eval.Evaluator;
import loombook.kernel.eval.Outcome;
import loombook.kernel.history.ExecutionHistory;
import loombook.kernel.message.Bundle;
import loombook.kernel.message.Channel;
import loombook.kernel.message.Comm;
import loombook.kernel.message.CommInfo;
import loombook.kernel.message.Complete;
import loombook.kernel.message.Connect;
import loombook.kernel.message.Execute;
import loombook.kernel.message.Execute.Evaluated;
import loombook.kernel.message.Failure;
import loombook.kernel.message.Header;
import loombook.kernel.message.History;
import loombook.kernel.message.Input;
import loombook.kernel.message.Inspect;
import loombook.kernel.message.Interrupt;
import loombook.kernel.message.IsComplete;
import loombook.kernel.message.KernelInfo;
import loombook.kernel.message.Malformed;
import loombook.kernel.message.Message;
import loombook.kernel.message.Ports;
import loombook.kernel.message.Reply;
import loombook.kernel.message.Shutdown;
import loombook.kernel.message.Status;
import loombook.kernel.message.Unknown;
import loombook.kernel.output.Outbox;
import loombook.kernel.output.Output;
import org.jspecify.annotations.Nullable;

/**
 * From a request to its reply. It knows no sockets: requests come in by {@link #receive}, everything goes out through an
 * {@link Outbox}.
 *
 * <p>Cells are served one after the other on one thread; what an editor asks at the cursor on another, so that it is
 * answered while a cell runs; everything else at once, on the thread that received it.
 */
public final class Kernel implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("loombook.kernel");

    private static final int LAST_WORDS_MS = 700;

    private final Outbox outbox;
    private final Evaluator evaluator;
    private final CellEffects effects;
    private final ExecutionHistory history;
    private final Supplier<Ports> ports;
    private final Runnable shutdown;
    private final Comms comms;
    private final AtomicLong cells = new AtomicLong();
    private final Executions executions;
    private final ExecutorService assist = Executors.newSingleThreadExecutor(Thread.ofPlatform()
            .name("loombook-assist")
            .stackSize(Evaluator.STACK_BYTES)
            .daemon()
            .factory());
    private final AtomicBoolean closed = new AtomicBoolean();
    private int executionCount;
    private volatile long latest = System.nanoTime();
    private volatile @Nullable Header executing;

    /**
     * Makes a kernel that serves requests from now on.
     *
     * @param ports says where the channels are
     * @param shutdown is called when a client has asked for the end and been answered
     */
    Kernel(
            Outbox outbox,
            Evaluator evaluator,
            CellEffects effects,
            ExecutionHistory history,
            Supplier<Ports> ports,
            Runnable shutdown) {
        this.outbox = outbox;
        this.evaluator = evaluator;
        this.effects = effects;
        this.history = history;
        this.ports = ports;
        this.shutdown = shutdown;
        this.executions = new Executions(this::serve);
        this.comms = new Comms(outbox, evaluator::say, this::stillBusy);
        effects.answerTo(evaluator::input);
        effects.publishBy(comms);
        outbox.publish(null, Status.STARTING);
    }

    /** Takes a message of a client and returns soon. */
    public void receive(Message message) {
        latest = System.nanoTime();
        if (message.channel() == Channel.STDIN && !(message.content() instanceof Input.Reply)) {
            // Nothing else is said on this channel, and no reply could be sent there.
            LOG.log(
                    System.Logger.Level.WARNING,
                    "A {0} came on the stdin channel",
                    message.header().type());
            return;
        }
        switch (message.content()) {
            case Execute.Request _ -> executions.add(message);
            case Comm.Incoming(var event) -> comms.receive(message.header(), event);
            case Complete.Request _, Inspect.Request _, IsComplete.Request _, History.Request _ ->
                assist.execute(() -> serve(message));
            case Input.Reply(var value) -> effects.answer(value);
            case KernelInfo.Request _,
                    CommInfo.Request _,
                    Connect.Request _,
                    Interrupt.Request _,
                    Shutdown.Request _,
                    Malformed _,
                    Unknown _ -> serve(message);
        }
    }

    private void serve(Message message) {
        try (var output = Output.busy(outbox, message.header())) {
            serve(message, output);
        } catch (RuntimeException | StackOverflowError fault) {
            // Our own fault: the user is told, and the next request is served.
            LOG.log(System.Logger.Level.ERROR, "A " + message.header().type() + " could not be served", fault);
            var what = "Loombook's own fault, please report it: " + fault;
            reply(message, new Failure("KernelError", what, List.of(what)));
        }
        if (message.content() instanceof Shutdown.Request) {
            shutdown.run();
        }
        if (executing != message.header()) {
            stillBusy();
        }
    }

    /** Says once more that a cell runs, if one does: front ends show the latest status they hear of. */
    private void stillBusy() {
        var cell = executing;
        if (cell != null) {
            outbox.publish(cell, Status.BUSY);
        }
    }

    private void serve(Message message, Output output) {
        switch (message.content()) {
            case Execute.Request it -> reply(message, execute(message, it, output));
            case Complete.Request it -> reply(message, evaluator.complete(it));
            case Inspect.Request it -> reply(message, evaluator.inspect(it));
            case IsComplete.Request it -> reply(message, evaluator.isComplete(it));
            case History.Request it -> reply(message, history.find(it));
            case KernelInfo.Request _ -> reply(message, kernelInfo());
            case CommInfo.Request it -> reply(message, comms.info(it));
            case Connect.Request _ -> reply(message, new Connect.Reply(ports.get()));
            case Comm.Incoming _ -> throw new IllegalStateException("What is said on a comm is not a request");
            case Interrupt.Request _ -> {
                evaluator.interrupt();
                reply(message, new Interrupt.Reply());
            }
            case Shutdown.Request(var restart) -> reply(message, new Shutdown.Reply(restart));
            case Malformed(var problem) -> {
                LOG.log(System.Logger.Level.WARNING, "A request is malformed: {0}", problem);
                var failure = new Failure("MalformedRequest", problem, List.of(problem));
                if (message.header().type().equals("execute_request")) {
                    reply(message, new Execute.Failed(executionCount, Instant.now(), failure));
                } else {
                    reply(message, failure);
                }
            }
            case Unknown(var type) -> LOG.log(System.Logger.Level.WARNING, "A {0} is not served by this kernel", type);
            case Input.Reply _ -> throw new IllegalStateException("An input_reply is not a request");
        }
    }

    private void reply(Message request, Reply reply) {
        if (request.header().type().endsWith("_request")) {
            outbox.reply(request, reply);
        }
    }

    private Reply execute(Message message, Execute.Request request, Output output) {
        var started = Instant.now();
        int count = request.storeHistory() ? ++executionCount : executionCount;
        if (request.storeHistory()) {
            history.add(count, request.code());
        }
        if (!request.silent()) {
            output.publish(new Execute.Input(request.code(), count));
        }
        executing = message.header();
        try {
            return switch (run(message, request, count, request.code())) {
                case Outcome.Nothing _ -> succeeded(message, request, count, started);
                case Outcome.Value(var value) -> {
                    result(request, count, value, output);
                    yield succeeded(message, request, count, started);
                }
                case Outcome.Failed(var failure) -> failed(request, count, started, failure, output);
                case Outcome.Interrupted(var failure) -> failed(request, count, started, failure, output);
                case Outcome.Died(var failure) -> failed(request, count, started, failure, output);
            };
        } finally {
            executing = null;
            latest = System.nanoTime();
        }
    }

    private Outcome run(Message message, Execute.Request request, int count, String code) {
        long cell = cells.incrementAndGet();
        effects.begin(cell, message, request);
        try {
            return evaluator.run(new Cell(cell, count, code));
        } finally {
            effects.end();
        }
    }

    private void result(Execute.Request request, int count, MimeBundle value, Output output) {
        if (!request.silent()) {
            output.publish(new Execute.Result(count, CellEffects.bundle(value)));
        }
        if (request.storeHistory() && value.data().get(MimeBundle.TEXT) instanceof String text) {
            history.setResult(count, text);
        }
    }

    private Reply succeeded(Message message, Execute.Request request, int count, Instant started) {
        var values = new LinkedHashMap<String, Evaluated>();
        request.userExpressions()
                .forEach((name, expression) -> values.put(
                        name,
                        switch (run(message, request, count, expression)) {
                            case Outcome.Value(var value) -> new Evaluated.Value(CellEffects.bundle(value));
                            case Outcome.Nothing _ ->
                                new Evaluated.Value(new Bundle(Map.of(MimeBundle.TEXT, ""), Map.of()));
                            case Outcome.Failed(var failure) -> new Evaluated.Problem(failure);
                            case Outcome.Interrupted(var failure) -> new Evaluated.Problem(failure);
                            case Outcome.Died(var failure) -> new Evaluated.Problem(failure);
                        }));
        return new Execute.Ok(count, started, values);
    }

    private Reply failed(Execute.Request request, int count, Instant started, Failure failure, Output output) {
        if (!request.silent()) {
            output.publish(failure);
        }
        if (request.stopOnError()) {
            abortQueue();
        }
        return new Execute.Failed(count, started, failure);
    }

    private void abortQueue() {
        for (var waiting : executions.abort()) {
            try (var _ = Output.busy(outbox, waiting.header())) {
                outbox.reply(waiting, new Execute.Aborted(executionCount, Instant.now()));
            }
        }
    }

    private static KernelInfo.Reply kernelInfo() {
        var java = System.getProperty("java.version");
        return new KernelInfo.Reply(
                Version.LOOMBOOK,
                java,
                "Loombook " + Version.LOOMBOOK + ": Java " + java + ", concurrency made visible");
    }

    /** Returns for how long no cell has run and nothing has been asked for. */
    Duration idle() {
        return executing != null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - latest);
    }

    /** Interrupts the cell that runs, as SIGINT does. */
    void interrupt() {
        evaluator.interrupt();
    }

    /** Ends the runtime and all threads. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        assist.shutdown();
        evaluator.close();
        // The cell that ran has ended with the evaluator: its client is to hear of it.
        executions.await(LAST_WORDS_MS);
        history.close();
    }
}
