package loombook.process.memory;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A process that is not mistaken for a later one with the same number.
 *
 * @param pid its number
 * @param start when it started: in the system's own ticks where there is a {@code /proc}, for the time that Java makes of
 *     them changes with the clock; else in milliseconds
 */
public record ProcessIdentity(long pid, long start) implements Serializable {
    private static final long GONE = -1;

    /** In {@code /proc/PID/stat} the command comes second, in brackets, and may contain anything; these come after it. */
    private static final int STATE = 0;

    private static final int START = 19;

    /** Returns this process. */
    public static ProcessIdentity current() {
        return Current.IDENTITY;
    }

    private static final class Current {
        static final ProcessIdentity IDENTITY = new ProcessIdentity(
                ProcessHandle.current().pid(), startOf(ProcessHandle.current().pid()));
    }

    /** Returns whether this is the process in which it is asked. */
    public boolean isCurrent() {
        return equals(current());
    }

    /** Returns whether the process still runs; one that has ended and was not collected by its parent does not. */
    public boolean isAlive() {
        return startOf(pid) == start;
    }

    private static long startOf(long pid) {
        return Native.LINUX
                ? ticks(pid)
                : ProcessHandle.of(pid)
                        .filter(ProcessHandle::isAlive)
                        .flatMap(process -> process.info().startInstant())
                        .map(java.time.Instant::toEpochMilli)
                        .orElse(GONE);
    }

    private static long ticks(long pid) {
        try {
            var line = new String(
                    Files.readAllBytes(Path.of("/proc", Long.toString(pid), "stat")), StandardCharsets.ISO_8859_1);
            var words = line.substring(line.lastIndexOf(')') + 2).split(" ", START + 2);
            boolean ended = words[STATE].equals("Z") || words[STATE].equals("X");
            return ended ? GONE : Long.parseLong(words[START]);
        } catch (IOException e) {
            return GONE;
        }
    }
}
