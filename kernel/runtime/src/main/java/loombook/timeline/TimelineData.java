package loombook.timeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import loombook.timeline.Timeline.Lane;
import loombook.timeline.Timeline.State;

/** A timeline as maps, lists and numbers, as which it travels to who draws it. */
final class TimelineData {
    /** A picture has fewer points than this from its left to its right. */
    private static final int POINTS = 2000;

    private TimelineData() {}

    static Map<String, Object> of(Timeline timeline) {
        long duration = timeline.duration().toNanos();
        var data = new LinkedHashMap<String, Object>();
        data.put("duration", duration);
        data.put("cores", timeline.cores());
        data.put("caption", TimelineText.caption(timeline));
        data.put("notes", timeline.notes());
        data.put(
                "lanes",
                timeline.lanes().stream()
                        .map(lane -> lane(lane.merged(duration / POINTS)))
                        .toList());
        return data;
    }

    private static Map<String, Object> lane(Lane lane) {
        var data = new LinkedHashMap<String, Object>();
        data.put("name", lane.name());
        data.put("kind", lane.kind().name());
        data.put("count", lane.count());
        data.put(
                "spans",
                lane.spans().stream()
                        .map(span ->
                                List.<Object>of(span.state().name(), span.from(), span.to(), span.detail(), span.by()))
                        .toList());
        var levels = new ArrayList<List<Object>>();
        for (var level : lane.levels()) {
            var row = new ArrayList<Object>(List.of(level.from(), level.to()));
            for (var state : State.values()) {
                row.add(level.counts().getOrDefault(state, 0.0));
            }
            levels.add(row);
        }
        data.put("levels", levels);
        return data;
    }
}
