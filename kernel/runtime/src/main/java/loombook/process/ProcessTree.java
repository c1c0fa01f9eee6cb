package loombook.process;

import java.util.List;
import java.util.UUID;
import loombook.link.EndMark;
import loombook.link.MarkedProcesses;

/**
 * A command with all that it has started. What has left its family, by ending its parent, is known by a mark in its
 * environment, which all inherit.
 *
 * @param mark that of this command
 */
record ProcessTree(String mark) {
    private static final String VARIABLE = "LOOMBOOK_COMMAND";

    static ProcessTree create() {
        return new ProcessTree(OfThisJvm.MARK + "/" + UUID.randomUUID());
    }

    /** Marks a command for this, and for the kernel whatever was done to its environment: it ends what a killed runtime leaves. */
    void mark(ProcessBuilder builder) {
        builder.environment().put(VARIABLE, mark);
        var runtime = System.getenv(EndMark.VARIABLE);
        if (runtime != null) {
            builder.environment().put(EndMark.VARIABLE, runtime);
        }
    }

    /** Kills them all. */
    void kill(List<Process> processes) {
        var descendants = processes.stream().flatMap(Process::descendants).toList();
        for (var process : processes) {
            var _ = process.destroyForcibly();
        }
        descendants.forEach(ProcessHandle::destroyForcibly);
        MarkedProcesses.kill(VARIABLE, mark);
    }

    /** Made with the first command, which has all commands end with this JVM. */
    private static final class OfThisJvm {
        static final String MARK = UUID.randomUUID().toString();

        static {
            var end = new Thread(() -> MarkedProcesses.kill(VARIABLE, MARK), "loombook-end-commands");
            Runtime.getRuntime().addShutdownHook(end);
        }
    }
}
