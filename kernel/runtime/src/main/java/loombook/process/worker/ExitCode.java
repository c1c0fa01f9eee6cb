package loombook.process.worker;

import java.util.Map;

/** What a process's exit code means, as Python has it: a signal's number below zero when a signal has ended it. */
final class ExitCode {
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
            Map.entry(13, "SIGPIPE"),
            Map.entry(14, "SIGALRM"),
            Map.entry(15, "SIGTERM"));

    private ExitCode() {}

    /** Java, and a JVM that heeds a signal, report 128 and the signal. */
    static int of(int reported) {
        return SIGNALS.containsKey(reported - 128) ? 128 - reported : reported;
    }

    static String words(int code) {
        return code < 0
                ? "was ended by " + SIGNALS.get(-code) + " (exit code " + code + ")"
                : "ended with exit code " + code;
    }
}
