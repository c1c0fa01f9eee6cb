package loombook.kernel.runtime;

import java.util.Map;

/** How a process ended, in words. */
final class Ending {
    private static final int SIGNALLED = 128;
    private static final Map<Integer, String> SIGNALS = Map.ofEntries(
            Map.entry(1, "SIGHUP"),
            Map.entry(2, "SIGINT"),
            Map.entry(3, "SIGQUIT"),
            Map.entry(4, "SIGILL"),
            Map.entry(6, "SIGABRT"),
            Map.entry(7, "SIGBUS"),
            Map.entry(8, "SIGFPE"),
            Map.entry(9, "SIGKILL"),
            Map.entry(11, "SIGSEGV"),
            Map.entry(15, "SIGTERM"),
            Map.entry(24, "SIGXCPU"));

    private Ending() {}

    /** Says what an exit code means; the JVM gives 128 + n for a process that was ended by signal n. */
    static String of(int exitCode) {
        var signal = SIGNALS.get(exitCode - SIGNALLED);
        if (signal == null) {
            return "it ended with exit code " + exitCode;
        }
        var killer = signal.equals("SIGKILL") ? ", perhaps by the system because memory ran out" : "";
        return "it was killed by " + signal + " (exit code " + exitCode + ")" + killer;
    }
}
