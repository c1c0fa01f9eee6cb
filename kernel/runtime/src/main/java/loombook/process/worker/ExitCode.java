package loombook.process.worker;

import loombook.link.Signals;

/** What a process's exit code means, as Python has it: a signal's number below zero when a signal has ended it. */
final class ExitCode {
    static final int SIGTERM = -15;

    private ExitCode() {}

    static int of(int reported) {
        return Signals.of(reported) == null ? reported : Signals.REPORTED_ABOVE - reported;
    }

    static String words(int code) {
        return code < 0
                ? "was ended by " + Signals.of(Signals.REPORTED_ABOVE - code) + " (exit code " + code + ")"
                : "ended with exit code " + code;
    }
}
