package loombook.kernel.runtime;

import loombook.link.Signals;

/** How a process ended, in words. */
final class Ending {
    private Ending() {}

    /** Says what an exit code means; the JVM gives 128 + n for a process that was ended by signal n. */
    static String of(int exitCode) {
        var signal = Signals.of(exitCode);
        if (signal == null) {
            return "it ended with exit code " + exitCode;
        }
        var killer = signal.equals("SIGKILL") ? ", perhaps by the system because memory ran out" : "";
        return "it was killed by " + signal + " (exit code " + exitCode + ")" + killer;
    }
}
