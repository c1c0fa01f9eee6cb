package loombook.kernel.draw;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import loombook.timeline.Timeline.Kind;
import loombook.timeline.Timeline.Lane;
import loombook.timeline.Timeline.Level;
import loombook.timeline.Timeline.Span;
import loombook.timeline.Timeline.State;
import org.jspecify.annotations.Nullable;

/** The lanes of a timeline, from the data as which they came. */
final class TimelineLanes {
    private TimelineLanes() {}

    static List<Lane> of(@Nullable Object lanes) {
        var all = new ArrayList<Lane>();
        for (var lane : Drawing.list(lanes)) {
            if (lane instanceof Map<?, ?> it) {
                all.add(lane(it));
            }
        }
        return all;
    }

    private static Lane lane(Map<?, ?> lane) {
        var spans = Drawing.list(lane.get("spans")).stream()
                .map(TimelineLanes::span)
                .toList();
        var levels = Drawing.list(lane.get("levels")).stream()
                .map(TimelineLanes::level)
                .toList();
        return new Lane(
                String.valueOf(lane.get("name")),
                Kind.valueOf(String.valueOf(lane.get("kind"))),
                (int) whole(lane.get("count")),
                spans,
                levels,
                Map.of());
    }

    private static Span span(Object span) {
        var it = Drawing.list(span);
        return new Span(
                State.valueOf(String.valueOf(it.get(0))),
                whole(it.get(1)),
                whole(it.get(2)),
                String.valueOf(it.get(3)),
                String.valueOf(it.get(4)));
    }

    private static Level level(Object level) {
        var it = Drawing.list(level);
        var counts = new EnumMap<State, Double>(State.class);
        int column = 2;
        for (var state : State.values()) {
            counts.put(state, it.get(column++) instanceof Number count ? count.doubleValue() : 0.0);
        }
        return new Level(whole(it.get(0)), whole(it.get(1)), counts);
    }

    static long whole(@Nullable Object number) {
        return number instanceof Number it ? it.longValue() : 0;
    }
}
