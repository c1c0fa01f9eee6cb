package loombook.kernel;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import loombook.kernel.eval.JShellEvaluator;
import loombook.kernel.history.ExecutionHistory;
import loombook.kernel.runtime.RuntimeCommand;
import loombook.kernel.wire.Connection;
import loombook.kernel.wire.Sockets;
import loombook.link.CtrlC;

/** Starts a kernel: a connection file in, an exit code out. Called by {@code Main}, which has looked at the JDK. */
public final class Start {
    private static final String USAGE = "Usage: java -cp … loombook.kernel.Main CONNECTION_FILE";

    private Start() {}

    /**
     * Serves clients until one of them, a signal or the end of the parent process ends the kernel.
     *
     * @param args the path of a connection file or a registration file
     */
    public static void main(String[] args) {
        int code;
        try {
            serve(connectionFile(args));
            code = 0;
        } catch (StartupProblem problem) {
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
        var ended = new CountDownLatch(1);
        var command = RuntimeCommand.fromEnvironment();
        var start = Connection.read(connectionFile);
        try (var sockets = Sockets.bind(start);
                var kernel = kernel(sockets, command, ended)) {
            // On SIGTERM the runtime must go at once; the sockets close with the process.
            Runtime.getRuntime().addShutdownHook(new Thread(kernel::close, "loombook-shutdown"));
            CtrlC.handle(kernel::interrupt);
            Parent.whenGone(ended::countDown);
            sockets.start(kernel::receive);
            ended.await();
        }
    }

    private static Kernel kernel(Sockets sockets, RuntimeCommand command, CountDownLatch ended) {
        var effects = new CellEffects(sockets);
        var evaluator = new JShellEvaluator(command, effects);
        var history = new ExecutionHistory(ExecutionHistory.defaultFile());
        return new Kernel(sockets, evaluator, effects, history, sockets::ports, ended::countDown);
    }
}
