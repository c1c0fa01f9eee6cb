package loombook.async;

import java.util.ArrayList;
import java.util.List;

/** A loop's tasks that have failed, and that somebody may still await. Belongs to whoever has the loop's turn. */
final class Failures {
    private static final int MANY = 1000;

    private final List<AsyncTask<?>> failed = new ArrayList<>();
    private int kept = MANY;

    void add(AsyncTask<?> task) {
        failed.add(task);
        if (failed.size() > kept) {
            // A server's loop may see many, and most of them are awaited.
            failed.removeIf(AsyncTask::isRetrieved);
            kept = Math.max(MANY, 2 * failed.size());
        }
    }

    /** Tells of those that nobody has asked for. */
    void tell() {
        for (var task : failed) {
            task.tellUnlessRetrieved();
        }
        failed.clear();
    }
}
