package loombook.link;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The signals that end processes. */
public final class Signals {
    /** Java, and a JVM that heeds a signal, report the exit code of such a process as this and the signal's number. */
    public static final int REPORTED_ABOVE = 128;

    private static final Map<Integer, String> NAMES = Map.ofEntries(
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
            Map.entry(15, "SIGTERM"),
            Map.entry(24, "SIGXCPU"));

    private Signals() {}

    /** Returns the name of the signal that an exit code tells of, or null when it tells of none. */
    public static @Nullable String of(int exitCode) {
        return NAMES.get(exitCode - REPORTED_ABOVE);
    }
}
