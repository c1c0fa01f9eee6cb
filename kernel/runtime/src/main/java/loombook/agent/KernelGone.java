package loombook.agent;

import loombook.link.EndMark;
import loombook.link.MarkedProcesses;
import loombook.process.worker.Sockets;

/** The end of this JVM and of all that it started: without its kernel nobody could reach or see it. */
final class KernelGone {
    private KernelGone() {}

    /**
     * Kills this process's descendants, also those whose parents have ended, then this JVM without running the user's
     * shutdown hooks.
     */
    static void end() {
        try {
            Sockets.close();
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
            if (System.getenv(EndMark.VARIABLE) instanceof String mark) {
                MarkedProcesses.kill(EndMark.VARIABLE, mark);
            }
            Sockets.deleteAllOfRuntime();
        } finally {
            Runtime.getRuntime().halt(0);
        }
    }
}
