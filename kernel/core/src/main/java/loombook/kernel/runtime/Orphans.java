package loombook.kernel.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import loombook.link.EndMark;

/**
 * What a runtime that was killed leaves behind: processes that its cells had started. They have no parent any more that
 * leads to them, but they have inherited a mark in their environment. Only where there is a {@code /proc}.
 */
final class Orphans {
    /** The environment variable that marks a runtime and all that it starts. */
    static final String MARK = EndMark.VARIABLE;

    private Orphans() {}

    /** Ends all processes with this mark, and deletes what they leave. */
    static void end(String mark) {
        endProcesses(mark);
        deleteSockets(mark);
    }

    /** Deletes the folders of sockets to which processes would have connected that were killed while they started. */
    static void deleteSockets(String mark) {
        try (var folders =
                Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), "loombook-" + mark + "-*")) {
            for (var folder : folders) {
                Files.deleteIfExists(folder.resolve("worker"));
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            System.getLogger(Orphans.class.getName())
                    .log(System.Logger.Level.DEBUG, "A folder of a runtime that has ended can't be deleted", e);
        }
    }

    private static void endProcesses(String mark) {
        var marked = MARK + "=" + mark;
        ProcessHandle.allProcesses()
                .filter(process -> environment(process.pid()).contains(marked))
                .forEach(ProcessHandle::destroyForcibly);
    }

    private static String environment(long pid) {
        try {
            return new String(
                    Files.readAllBytes(Path.of("/proc", Long.toString(pid), "environ")), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // another user's, or it has just ended
        }
    }
}
