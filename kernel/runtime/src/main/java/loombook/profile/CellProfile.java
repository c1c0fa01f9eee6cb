package loombook.profile;

import java.util.concurrent.atomic.AtomicReference;
import loombook.Notebook;
import loombook.agent.CellThread;
import org.jspecify.annotations.Nullable;

/** Profiles the cell that runs, for {@code %profile}: {@link #begin} before the code, {@link #end} after it. */
public final class CellProfile {
    private static final AtomicReference<@Nullable Recorder> CURRENT = new AtomicReference<>();

    private CellProfile() {}

    /**
     * Begins to profile the cell of the current thread.
     *
     * @throws IllegalStateException when it is being recorded already, or the JVM can't
     */
    public static void begin() {
        var recorder = Recorder.begin();
        CURRENT.set(recorder);
        recorder.start();
        // Who never calls end, because the cell was interrupted, is not to be watched for ever.
        CellThread.atEnd(() -> {
            if (CURRENT.compareAndSet(recorder, null)) {
                Thread.ofPlatform().name("loombook-profile-end").daemon().start(() -> recorder.show(recorder.end()));
            }
        });
    }

    /** Ends that and displays the profile; does nothing when nothing is being profiled. */
    public static void end() {
        var recorder = CURRENT.getAndSet(null);
        if (recorder != null) {
            var _ = Notebook.display(recorder.end());
        }
    }
}
