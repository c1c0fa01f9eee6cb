package loombook.timeline;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import loombook.timeline.Timeline.Lane;
import loombook.timeline.Timeline.State;
import org.jspecify.annotations.Nullable;

/** How much of a time was spent in which state. */
final class Shares {
    private final Map<State, Double> nanos = new EnumMap<>(State.class);

    /** Returns what lanes did in a stretch of time. */
    static Shares of(Collection<Lane> lanes, double from, double to) {
        var shares = new Shares();
        for (var lane : lanes) {
            for (var span : lane.spans()) {
                shares.add(span, from, to);
            }
            for (var level : lane.levels()) {
                double part = overlap((double) level.from(), (double) level.to(), from, to);
                level.counts().forEach((state, count) -> shares.add(state, part * count));
            }
        }
        return shares;
    }

    private static double overlap(double from, double to, double otherFrom, double otherTo) {
        return Math.max(0, Math.min(to, otherTo) - Math.max(from, otherFrom));
    }

    /** Adds time, in nanoseconds; it may be negative. */
    void add(State state, double time) {
        if (time != 0) {
            nanos.merge(state, time, Double::sum);
        }
    }

    /** Adds what part of a span lies in a stretch of time. */
    void add(Timeline.Span span, double from, double to) {
        add(span.state(), overlap((double) span.from(), (double) span.to(), from, to));
    }

    /** Has what ran for longer than so much be ready instead: so many carriers there were. */
    void limit(double most) {
        double running = nanos.getOrDefault(State.RUNNING, 0.0);
        if (running > most) {
            nanos.put(State.RUNNING, most);
            add(State.READY, running - most);
        }
    }

    double total() {
        return nanos.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Returns where most was spent; null when nothing was. */
    @Nullable
    State most() {
        State most = null;
        double time = 0;
        for (var entry : nanos.entrySet()) {
            if (entry.getValue() > time) {
                most = entry.getKey();
                time = entry.getValue();
            }
        }
        return most;
    }

    /** Returns the same divided by a time: how many there were on an average. */
    Map<State, Double> over(double time) {
        var counts = new EnumMap<State, Double>(State.class);
        nanos.forEach((state, spent) -> counts.put(state, spent / time));
        return counts;
    }
}
