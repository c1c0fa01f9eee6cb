package loombook.kernel.eval;

import java.util.UUID;
import java.util.concurrent.TimeUnit;
import loombook.display.MimeBundle;
import loombook.kernel.maven.Watch;
import loombook.link.ToKernel;
import org.jspecify.annotations.Nullable;

/** A line under a cell: while something is downloaded it tells how far that is, and at the end what came of it. */
final class DownloadDisplay implements Watch {
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long SILENCE_MS = 2_000;

    private final long cell;
    private final JShellEvaluator.Listener listener;
    private final String id = "maven-" + UUID.randomUUID();
    private final long begun = System.nanoTime();
    private long latest = begun - PAUSE_NS;
    private boolean shown;
    private @Nullable String asked;
    private boolean waiting;
    private volatile boolean over;

    DownloadDisplay(long cell, JShellEvaluator.Listener listener) {
        this.cell = cell;
        this.listener = listener;
    }

    @Override
    public synchronized void downloading(String file, long bytes, long total) {
        long now = System.nanoTime();
        if (!over && now - latest >= PAUSE_NS) {
            latest = now;
            show("downloading " + file + ": " + Summary.megabytes(bytes) + " of " + Summary.megabytes(total) + " MB");
        }
    }

    @Override
    public synchronized void asking(String server) {
        asked = server;
        if (!waiting && !over) {
            waiting = true;
            Thread.ofPlatform().name("loombook-waiting").daemon().start(this::tellOfSilence);
        }
    }

    /** Says for whom the reader waits when nothing has come for a while. */
    private void tellOfSilence() {
        try {
            String told = null;
            while (!over) {
                Thread.sleep(SILENCE_MS / 4);
                synchronized (this) {
                    boolean silent =
                            System.nanoTime() - Math.max(latest, begun) > TimeUnit.MILLISECONDS.toNanos(SILENCE_MS);
                    if (silent && !over && asked != null && !asked.equals(told)) {
                        told = asked;
                        show("waiting for " + asked);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isOver() {
        return over;
    }

    /** Has downloads end. */
    void stop() {
        over = true;
    }

    /** Shows the line that stays. */
    synchronized void end(String line) {
        over = true;
        show(line);
    }

    /** Shows what has been done, which stays. */
    synchronized void end(Summary summary) {
        over = true;
        show(summary.bundle());
    }

    /** Does the same if something was downloaded. */
    synchronized void endIfShown(Summary summary) {
        over = true;
        if (shown) {
            show(summary.bundle());
        }
    }

    /** Shows the line that stays if something was downloaded. */
    synchronized void endIfShown(String line) {
        over = true;
        if (shown) {
            show(line);
        }
    }

    /** Returns how long it takes already. */
    double seconds() {
        return (System.nanoTime() - begun) / 1e9;
    }

    private void show(String line) {
        show(MimeBundle.text(line));
    }

    private void show(MimeBundle bundle) {
        try {
            listener.effect(new ToKernel.Displayed(cell, bundle, id, shown));
            shown = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
