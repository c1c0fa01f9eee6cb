package loombook.process.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import loombook.link.EndMark;
import loombook.link.PrivateFolders;

/**
 * The Unix-domain sockets to which children connect. Each lies in a folder of its own that only the owner can enter, for
 * as long as its child is starting. It is deleted by whoever lives longest: this JVM when the child is connected or has
 * ended, and at its own end; the child when it finds nobody there; the kernel, by the folder's name, when both were killed.
 */
public final class Sockets {
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private static boolean closed;

    private Sockets() {}

    /** Makes no more of them: a pool would replace the children that are killed at this JVM's end. */
    public static synchronized void close() {
        closed = true;
    }

    static synchronized Path create() throws IOException {
        if (closed) {
            throw new IOException("This JVM is about to end");
        }
        var runtime = System.getenv(EndMark.VARIABLE);
        var owner = runtime == null ? Long.toString(ProcessHandle.current().pid()) : runtime;
        var socket = PrivateFolders.create(owner).resolve("worker");
        OPEN.add(socket);
        return socket;
    }

    static void delete(Path socket) {
        try {
            Files.deleteIfExists(socket);
            Files.deleteIfExists(socket.resolveSibling(""));
        } catch (IOException e) {
            // The child deletes it, too: whoever is second finds nothing.
        }
        OPEN.remove(socket);
    }

    /** Deletes those that this JVM has left: it and its children have come to their end. */
    static void deleteAll() {
        OPEN.forEach(Sockets::delete);
    }

    /** Deletes those of the runtime that this JVM is, and of all its descendants: they have been killed. */
    public static void deleteAllOfRuntime() {
        var runtime = System.getenv(EndMark.VARIABLE);
        if (runtime == null) {
            deleteAll();
            return;
        }
        PrivateFolders.deleteAll(runtime);
    }
}
