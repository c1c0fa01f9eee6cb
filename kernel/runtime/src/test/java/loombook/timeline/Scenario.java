package loombook.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import loombook.timeline.Timeline.Span;
import loombook.timeline.Timeline.State;

/** What happened, by its own stamps: the truth that a timeline is held against. */
final class Scenario {
    private static final long TOLERANCE_NS = Duration.ofMillis(5).toNanos();
    private static final double TOLERANCE = 0.05;

    private final List<Stretch> stretches = Collections.synchronizedList(new ArrayList<>());
    private final ConcurrentLinkedQueue<String> deviations = new ConcurrentLinkedQueue<>();

    private record Stretch(String lane, State state, String by, long from, long to) {}

    /** Something that is done, and may throw anything. */
    interface Step {
        void run() throws Exception;
    }

    /** Does something that is to be seen as one stretch of a lane. */
    void step(String lane, State state, Step step) throws Exception {
        step(lane, state, "", step);
    }

    /** Does something that is to be seen as one stretch of a lane, with the holder of what it waits for. */
    void step(String lane, State state, String by, Step step) throws Exception {
        long from = System.nanoTime();
        step.run();
        note(lane, state, by, from, System.nanoTime());
    }

    void note(String lane, State state, String by, long from, long to) {
        stretches.add(new Stretch(lane, state, by, from, to));
    }

    /** Keeps a core busy. */
    static void compute(int millis) {
        long until = System.nanoTime() + millis * 1_000_000L;
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }

    /**
     * Asserts that the timeline tells the same.
     *
     * @param looking how much less exact it may be, since it has only looked now and then
     */
    void assertToldBy(Timeline timeline, Duration looking) {
        assertThat(stretches).isNotEmpty();
        for (var it : stretches) {
            long from = it.from - timeline.begun();
            long to = it.to - timeline.begun();
            long tolerance = (long) Math.max((double) TOLERANCE_NS, TOLERANCE * (to - from)) + looking.toNanos();
            var told = timeline.lane(it.lane).spans().stream()
                    .filter(span -> span.state() == it.state && span.to() > from && span.from() < to)
                    .toList();
            var said = it + " from " + from / 1e6 + " to " + to / 1e6 + " ms:\n"
                    + words(timeline.lane(it.lane).spans());
            assertThat(told).as(said).isNotEmpty();
            long first = told.getFirst().from();
            long last = told.getLast().to();
            assertThat(first).as(said).isBetween(from - tolerance, from + tolerance);
            assertThat(last).as(said).isBetween(to - tolerance, to + tolerance);
            long all = told.stream().mapToLong(Span::nanos).sum();
            assertThat(all).as(said).isBetween(to - from - 2 * tolerance, to - from + 2 * tolerance);
            if (!it.by.isEmpty()) {
                assertThat(told.stream().map(Span::by)).as(said).contains(it.by);
            }
            deviations.add("%s %s: begin %+.2f ms, end %+.2f ms of %.1f ms"
                    .formatted(it.lane, it.state, (first - from) / 1e6, (last - to) / 1e6, (to - from) / 1e6));
        }
        System.out.println(String.join("\n", deviations));
    }

    private static String words(List<Span> spans) {
        return spans.stream()
                .map(span -> "  %.1f–%.1f %s %s %s"
                        .formatted(span.from() / 1e6, span.to() / 1e6, span.state(), span.detail(), span.by()))
                .collect(Collectors.joining("\n"));
    }
}
