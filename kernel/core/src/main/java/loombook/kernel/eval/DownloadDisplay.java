package loombook.kernel.eval;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import loombook.display.MimeBundle;
import loombook.kernel.maven.Coordinates;
import loombook.kernel.maven.Jar;
import loombook.kernel.maven.Watch;
import loombook.link.ToKernel;

/** A line under a cell: while something is downloaded it tells how far that is, and at the end what came of it. */
final class DownloadDisplay implements Watch {
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(100);

    private final long cell;
    private final JShellEvaluator.Listener listener;
    private final String id = "maven-" + UUID.randomUUID();
    private final long begun = System.nanoTime();
    private long latest = begun - PAUSE_NS;
    private boolean shown;
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
            show("downloading " + file + ": " + megabytes(bytes) + " of " + megabytes(total) + " MB");
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

    /** Does the same if something was downloaded. */
    synchronized void endIfShown(String line) {
        over = true;
        if (shown) {
            show(line);
        }
    }

    /** Returns what has been done with artifacts and what they need. */
    String summary(String done, List<Coordinates> wanted, List<Jar> jars) {
        long needed = jars.stream()
                .filter(jar -> wanted.stream()
                        .noneMatch(one -> one.key().equals(jar.coordinates().key())))
                .count();
        return done + " " + wanted.stream().map(Coordinates::toString).collect(Collectors.joining(", "))
                + (needed == 0 ? "" : " with " + needed + (needed == 1 ? " dependency" : " dependencies"))
                + " (" + megabytes(jars.stream().mapToLong(Jar::bytes).sum()) + " MB) in "
                + String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - begun) / 1e9);
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / 1e6);
    }

    private void show(String line) {
        try {
            listener.effect(new ToKernel.Displayed(cell, MimeBundle.text(line), id, shown));
            shown = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
