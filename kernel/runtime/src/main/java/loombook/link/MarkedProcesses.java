package loombook.link;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Processes that have inherited a mark in their environment, whoever their parent is by now. Only where there is a
 * {@code /proc}; else there are none.
 */
public final class MarkedProcesses {
    /** Who is started while the others are killed is found in the next round. */
    private static final int ROUNDS = 20;

    private MarkedProcesses() {}

    /**
     * Kills all processes but this one that have an environment variable of this value.
     *
     * @param value the value, or how it begins
     */
    public static void kill(String variable, String value) {
        var marked = variable + "=" + value;
        for (int round = 0; round < ROUNDS; round++) {
            var found = having(marked);
            if (found.isEmpty()) {
                return;
            }
            found.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static List<ProcessHandle> having(String marked) {
        long self = ProcessHandle.current().pid();
        return ProcessHandle.allProcesses()
                .filter(process ->
                        process.pid() != self && environment(process.pid()).contains(marked))
                .toList();
    }

    private static String environment(long pid) {
        try {
            // That of one that has ended and was not collected by its parent is empty.
            return new String(
                    Files.readAllBytes(Path.of("/proc", Long.toString(pid), "environ")), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // another user's, or it has just ended
        }
    }
}
