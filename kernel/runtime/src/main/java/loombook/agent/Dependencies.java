package loombook.agent;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import loombook.link.ToKernel;
import loombook.link.ToRuntime;

/**
 * Finds jars in Maven's repositories without adding them to the class path: what a program of its own needs that a cell
 * starts. The kernel does it, so nothing of it is in this JVM. Safe for any number of threads.
 */
public final class Dependencies {
    private static final AtomicLong REQUESTS = new AtomicLong();
    private static final Map<Long, CompletableFuture<ToRuntime.Resolved>> ASKED = new ConcurrentHashMap<>();

    private Dependencies() {}

    /**
     * Returns the jars of artifacts and of all that they need to run, in the order of a class path. Those that the local
     * repository has not are downloaded, which is shown under the cell of the current thread. Interrupting that cell ends
     * it.
     *
     * @param coordinates each as {@code group:artifact:version}, with {@code :type} or {@code :type:classifier} before the
     *     version
     * @throws DependencyException when something is not found, or is no coordinates, or this JVM is a child of the one
     *     that runs cells; the message says what and why
     * @throws InterruptedException when the thread is interrupted while it waits
     */
    public static List<Path> resolve(String... coordinates) throws DependencyException, InterruptedException {
        var cell = CellContext.current();
        if (cell == null) {
            throw new DependencyException("Only the JVM that runs cells can find " + String.join(", ", coordinates)
                    + ": hand the paths of the jars to its children.");
        }
        long request = REQUESTS.incrementAndGet();
        var answer = new CompletableFuture<ToRuntime.Resolved>();
        ASKED.put(request, answer);
        try {
            cell.output().send(new ToKernel.Resolve(cell.id(), request, List.of(coordinates)));
            var resolved = answer.get();
            if (resolved.problem() != null) {
                throw new DependencyException(resolved.problem());
            }
            return resolved.jars().stream().map(Path::of).toList();
        } catch (ExecutionException e) {
            throw new IllegalStateException("An answer is never an exception", e);
        } finally {
            ASKED.remove(request);
        }
    }

    /** Hands an answer over; dropped when nobody waits for it any more. Called by the thread that reads the link. */
    static void answer(ToRuntime.Resolved resolved) {
        var waiting = ASKED.get(resolved.request());
        if (waiting != null) {
            waiting.complete(resolved);
        }
    }
}
