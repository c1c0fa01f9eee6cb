package loombook.kernel;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import loombook.Notebook;
import loombook.kernel.eval.JShellEvaluator;
import loombook.kernel.eval.Settings;
import loombook.kernel.history.ExecutionHistory;
import loombook.kernel.message.Ports;
import loombook.kernel.output.Outbox;
import loombook.kernel.runtime.RuntimeCommand;

/** Kernels for tests: all of the kernel but its sockets, with a real runtime process. */
public final class TestKernels {
    /** Where {@link #start} says that the channels are. */
    public static final Ports PORTS = new Ports(1, 2, 3, 4, 5);

    private TestKernels() {}

    /**
     * Starts a kernel.
     *
     * @param history the file of its history
     * @param flags for the JVM in which cells run
     * @param maven the settings.xml for Maven's repositories
     * @param shutdown is called when a client asks for the end
     */
    public static Kernel start(Outbox outbox, Path history, List<String> flags, Path maven, Runnable shutdown) {
        return start(outbox, history, flags, maven, Map.of(), shutdown);
    }

    /** Starts a kernel with settings of its own, which are environment variables. */
    public static Kernel start(
            Outbox outbox,
            Path history,
            List<String> flags,
            Path maven,
            Map<String, String> environment,
            Runnable shutdown) {
        var effects = new CellEffects(outbox);
        var all = new HashMap<>(environment);
        all.put("LOOMBOOK_MAVEN_SETTINGS", maven.toString());
        var settings = Settings.from(all);
        var evaluator = new JShellEvaluator(runtime(flags), settings, effects);
        return new Kernel(outbox, evaluator, effects, new ExecutionHistory(history), () -> PORTS, shutdown);
    }

    /** Returns how the runtime on this class path is started. */
    public static RuntimeCommand runtime(List<String> flags) {
        return new RuntimeCommand(place(Notebook.class), List.of(place("loombook.ijava.IJavaNotebook")), flags);
    }

    private static Path place(String type) {
        try {
            return place(Class.forName(type, false, TestKernels.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path place(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
