package loombook.timeline;

import java.util.concurrent.atomic.AtomicReference;
import loombook.Notebook;
import loombook.agent.CellThread;
import org.jspecify.annotations.Nullable;

/**
 * Records the cell that runs, for {@code %%timeline}: {@link #begin} before its first line, {@link #end} after all. Of a
 * cell that does not come to that the timeline is shown before its error.
 */
public final class CellTimeline {
    private static final AtomicReference<@Nullable Recording> CURRENT = new AtomicReference<>();

    private CellTimeline() {}

    /**
     * Begins to record the cell of the current thread.
     *
     * @throws IllegalStateException when it is being recorded already
     */
    public static void begin() {
        var recording = Recording.begin();
        CURRENT.set(recording);
        recording.start();
        // Who never calls end, because the cell has failed or was interrupted, is not to be watched for ever.
        CellThread.atEnd(() -> {
            if (CURRENT.compareAndSet(recording, null)) {
                recording.show(recording.end());
            }
        });
    }

    /** Ends that and displays what was recorded; does nothing when nothing is being recorded. */
    public static void end() {
        var recording = CURRENT.getAndSet(null);
        if (recording != null) {
            var _ = Notebook.display(recording.end());
        }
    }
}
