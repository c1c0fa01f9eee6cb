package loombook.agent;

import loombook.process.worker.Sockets;

/** The end of this JVM and of all that it started: without its kernel nobody could reach or see it. */
final class KernelGone {
    private KernelGone() {}

    /** Kills this process's descendants, then this JVM without running the user's shutdown hooks. */
    static void end() {
        try {
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
            Sockets.deleteAllOfRuntime();
        } finally {
            Runtime.getRuntime().halt(0);
        }
    }
}
