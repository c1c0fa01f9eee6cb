package loombook.timeline;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import loombook.timeline.Timeline.Kind;
import loombook.timeline.Timeline.Lane;
import loombook.timeline.Timeline.Level;
import loombook.timeline.Timeline.State;

/** Many lanes of a kind as one, which tells how many did what. */
final class Crowd {
    /** So many lanes can be read one by one. */
    private static final int READABLE = 24;

    private static final int FEWEST = 6;
    private static final int STEPS = 240;
    private static final int CARRIERS = Integer.getInteger(
            "jdk.virtualThreadScheduler.parallelism", Runtime.getRuntime().availableProcessors());

    private Crowd() {}

    /** Returns the lanes, or groups of them if they are too many. */
    static List<Lane> grouped(List<Lane> lanes, long duration) {
        if (lanes.size() <= READABLE) {
            return List.copyOf(lanes);
        }
        var byName = grouped(lanes, duration, lane -> lane.kind() + " " + stem(lane.name()), FEWEST);
        return byName.size() <= READABLE
                ? byName
                : grouped(lanes, duration, lane -> lane.kind().name(), 2);
    }

    private static List<Lane> grouped(List<Lane> lanes, long duration, Function<Lane, String> key, int fewest) {
        Map<String, List<Lane>> groups = new LinkedHashMap<>();
        // The first is the thread that records.
        lanes.stream()
                .skip(1)
                .forEach(lane -> groups.computeIfAbsent(key.apply(lane), _ -> new ArrayList<>())
                        .add(lane));
        var all = new ArrayList<Lane>();
        all.add(lanes.getFirst());
        for (var group : groups.values()) {
            if (group.size() < fewest) {
                all.addAll(group);
            } else {
                all.add(group(group, duration));
            }
        }
        return List.copyOf(all);
    }

    private static String stem(String name) {
        return name.replaceFirst("\\d+$", "");
    }

    private static Lane group(List<Lane> lanes, long duration) {
        var levels = levels(lanes, duration);
        var times = new EnumMap<State, Long>(State.class);
        for (var level : levels) {
            level.counts()
                    .forEach((state, count) ->
                            times.merge(state, Math.round(count * (level.to() - level.from())), Long::sum));
        }
        return new Lane(name(lanes), Kind.GROUP, lanes.size(), List.of(), levels, times);
    }

    private static String name(List<Lane> lanes) {
        var stems = new LinkedHashSet<String>();
        lanes.forEach(lane -> stems.add(stem(lane.name())));
        var kind = switch (lanes.getFirst().kind()) {
            case PLATFORM -> "threads";
            case VIRTUAL -> "virtual threads";
            case TASK -> "tasks";
            case POOL -> "pool threads";
            case PROCESS -> "processes";
            case GROUP -> "groups";
        };
        var named = stems.size() == 1
                && !stems.getFirst().isBlank()
                && !stems.getFirst().equals("virtual ");
        return named ? "%,d × %s…".formatted(lanes.size(), stems.getFirst()) : "%,d %s".formatted(lanes.size(), kind);
    }

    private static List<Level> levels(List<Lane> lanes, long duration) {
        int steps = (int) Math.max(1, Math.min(STEPS, duration));
        double width = (double) duration / steps;
        var shares = Stream.generate(Shares::new).limit(steps).toList();
        for (var lane : lanes) {
            for (var span : lane.spans()) {
                int last = (int) Math.min(steps - 1, (double) span.to() / width);
                for (int i = (int) Math.min(last, (double) span.from() / width); i <= last; i++) {
                    shares.get(i).add(span, i * width, (i + 1) * width);
                }
            }
        }
        if (lanes.getFirst().kind() == Kind.VIRTUAL) {
            shares.forEach(share -> share.limit(CARRIERS * width));
        }
        return IntStream.range(0, steps)
                .mapToObj(i -> new Level(
                        (long) (i * width),
                        (long) ((i + 1) * width),
                        shares.get(i).over(width)))
                .toList();
    }
}
