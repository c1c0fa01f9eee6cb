package loombook.kernel;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiFunction;
import loombook.kernel.aot.Rehearsal;
import loombook.kernel.aot.Retraining;
import loombook.kernel.aot.Training;
import loombook.kernel.aot.TrainingFailed;
import loombook.kernel.eval.JShellEvaluator;
import loombook.kernel.eval.Settings;
import loombook.kernel.history.ExecutionHistory;
import loombook.kernel.runtime.RuntimeCommand;
import loombook.kernel.wire.Connection;
import loombook.kernel.wire.Sockets;
import loombook.link.CtrlC;

/** Starts a kernel: a connection file in, an exit code out. Called by {@code Main}, which has looked at the JDK. */
public final class Start {
    private static final String USAGE = "Usage: java -cp … loombook.kernel.Main CONNECTION_FILE";
    private static final String TRAIN = "--train";

    private Start() {}

    /**
     * Serves clients until one of them, a signal or the end of the parent process ends the kernel.
     *
     * @param args the path of a connection file or a registration file; or {@code --train}, which makes the cache that
     *     the flags of this JVM name, by a kernel with {@code --rehearse}
     */
    public static void main(String[] args) {
        int code;
        try {
            switch (args.length == 1 ? args[0] : "") {
                case TRAIN -> Training.forThisJvm();
                case Rehearsal.OPTION -> rehearse();
                default -> serve(connectionFile(args));
            }
            code = 0;
        } catch (StartupProblem | TrainingFailed problem) {
            System.err.println("loombook: " + problem.getMessage());
            code = 1;
        } catch (InterruptedException e) {
            code = 1;
        }
        System.exit(code);
    }

    private static Path connectionFile(String[] args) {
        for (var arg : args) {
            if (arg.startsWith("-")) {
                throw new StartupProblem("Unknown option " + arg + ". " + USAGE);
            }
        }
        if (args.length != 1) {
            throw new StartupProblem(
                    "It takes one argument, the connection file; there are " + args.length + ". " + USAGE);
        }
        return Path.of(args[0]);
    }

    private static void serve(Path connectionFile) throws InterruptedException {
        serve(Connection.read(connectionFile), (_, kernel) -> Retraining.whenIdle(kernel::idle)::close);
    }

    private static void rehearse() throws InterruptedException {
        var connection = Rehearsal.connection();
        serve(new Connection.Start.Bind(connection), (sockets, _) -> {
            Rehearsal.begin(connection.with(sockets.ports()));
            return () -> {};
        });
    }

    /** Serves; {@code beside} begins what goes on meanwhile, and returns what ends it with this process. */
    private static void serve(Connection.Start start, BiFunction<Sockets, Kernel, Runnable> beside)
            throws InterruptedException {
        var command = RuntimeCommand.fromEnvironment();
        var ended = new CountDownLatch(1);
        var early = new EarlyEffects();
        // The evaluator takes longest to get ready: it begins before the channels are bound.
        try (var evaluator = new JShellEvaluator(command, Settings.from(System.getenv()), early);
                var sockets = Sockets.bind(start);
                var kernel = kernel(sockets, evaluator, early, ended)) {
            // On SIGTERM the runtime must go at once; the sockets close with the process.
            Runtime.getRuntime().addShutdownHook(new Thread(kernel::close, "loombook-shutdown"));
            CtrlC.handle(kernel::interrupt);
            Parent.whenGone(ended::countDown);
            sockets.start(kernel::receive);
            Runtime.getRuntime().addShutdownHook(new Thread(beside.apply(sockets, kernel), "loombook-shutdown-beside"));
            ended.await();
        }
    }

    private static Kernel kernel(Sockets sockets, JShellEvaluator evaluator, EarlyEffects early, CountDownLatch ended) {
        var effects = new CellEffects(sockets);
        early.go(effects);
        var history = new ExecutionHistory(ExecutionHistory.defaultFile());
        return new Kernel(sockets, evaluator, effects, history, sockets::ports, ended::countDown);
    }
}
