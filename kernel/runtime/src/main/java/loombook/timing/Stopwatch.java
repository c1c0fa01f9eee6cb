package loombook.timing;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import loombook.display.Displayable;
import loombook.display.MimeBundle;
import loombook.table.Table;
import loombook.text.SpokenDuration;

/**
 * Measures time by the clock, with laps. It runs as soon as it is made. Displayed, it is a table of its laps. Safe for any
 * number of threads.
 *
 * <p>Python: two calls of {@code time.perf_counter()} and their difference.
 */
public final class Stopwatch implements Displayable {
    private final Map<String, Duration> laps = new LinkedHashMap<>();
    private final long started = System.nanoTime();
    private long lapStarted = started;

    /** Starts it. */
    public Stopwatch() {}

    /** Returns the time since it was started. */
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /**
     * Ends a lap and begins the next one; a lap of the same name as an earlier one adds to that.
     *
     * @return how long the lap took, since the one before or the start
     */
    public synchronized Duration lap(String name) {
        long now = System.nanoTime();
        var lap = Duration.ofNanos(now - lapStarted);
        lapStarted = now;
        laps.merge(name, lap, Duration::plus);
        return lap;
    }

    /** Returns the laps until now, by name in their order. */
    public synchronized Map<String, Duration> laps() {
        return new LinkedHashMap<>(laps);
    }

    @Override
    public MimeBundle bundle() {
        var now = laps();
        if (now.isEmpty()) {
            return MimeBundle.text(toString());
        }
        var total = now.values().stream().reduce(Duration.ZERO, Duration::plus);
        var table =
                Table.columns("lap", "time", "share").format("share", "%.0f %%").alignRight("share");
        for (var lap : now.entrySet()) {
            double share = total.isZero() ? 0 : 100.0 * lap.getValue().toNanos() / total.toNanos();
            table = table.row(lap.getKey(), lap.getValue(), share);
        }
        return table.bundle();
    }

    /** Returns the time since it was started, in words. */
    @Override
    public String toString() {
        return SpokenDuration.of(elapsed());
    }
}
