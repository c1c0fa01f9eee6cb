package loombook.kernel.draw;

import static loombook.kernel.draw.StateLook.BAR;
import static loombook.kernel.draw.StateLook.color;
import static loombook.kernel.draw.StateLook.high;
import static loombook.kernel.draw.StateLook.word;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import loombook.timeline.Timeline;
import loombook.timeline.Timeline.Kind;
import loombook.timeline.Timeline.Lane;
import loombook.timeline.Timeline.Level;
import loombook.timeline.Timeline.Span;
import loombook.timeline.Timeline.State;
import org.jspecify.annotations.Nullable;

/** A timeline as a picture: a row for each lane, time from the left to the right. */
final class TimelinePicture {
    private static final int WIDTH = 760;
    private static final int MARGIN = 14;
    private static final int ROW = 24;
    private static final int GROUP_ROW = 76;
    private static final int LEGEND = 34;
    private static final int AXIS = 26;
    private static final int LINE = 16;
    private static final double CHARACTER = 6.4;
    private static final double LEGEND_CHARACTER = 5.6;
    private static final int LONGEST_NAME = 24;
    private static final int MOST_NOTES = 3;
    private static final int NOTE_LENGTH = 118;
    private static final int MOST_SPANS = 1800;
    private static final int MOST_ARROWS = 12;
    private static final String INK = "#333A44";
    private static final String PALE_INK = "#6B7480";
    private static final String GRID = "#E3E6EA";

    private final long duration;
    private final List<Lane> lanes;
    private final List<String> below = new ArrayList<>();
    private final double left;
    private final double right = WIDTH - MARGIN - 8;
    private final Svg svg;
    private final IdentityHashMap<Lane, Double> rows = new IdentityHashMap<>();

    private TimelinePicture(Map<?, ?> timeline) {
        duration = Math.max(1, TimelineLanes.whole(timeline.get("duration")));
        lanes = drawable(TimelineLanes.of(timeline.get("lanes")));
        int longest = lanes.stream()
                .mapToInt(lane -> Svg.cut(lane.name(), LONGEST_NAME).length())
                .max()
                .orElse(0);
        left = MARGIN + longest * CHARACTER + 12;
        below.add(String.valueOf(timeline.get("caption")));
        for (var note : Drawing.list(timeline.get("notes"))) {
            if (below.size() <= MOST_NOTES) {
                below.add(Svg.cut(String.valueOf(note), NOTE_LENGTH));
            }
        }
        double y = LEGEND;
        for (var lane : lanes) {
            rows.put(lane, y);
            y += lane.kind() == Kind.GROUP ? GROUP_ROW : ROW;
        }
        int height = (int) y + AXIS + LINE * below.size() + MARGIN;
        svg = new Svg(WIDTH, height, "Timeline of " + TimeScale.words(duration) + ", " + lanes.size() + " lanes");
        draw(y);
    }

    /** Draws a timeline that has come as data. */
    static Svg of(Map<?, ?> timeline) {
        return new TimelinePicture(timeline).svg;
    }

    /** Returns lanes with so few spans that the picture stays small; what is merged is less than half a pixel at first. */
    private static List<Lane> drawable(List<Lane> lanes) {
        long end = lanes.stream()
                .flatMap(lane -> lane.spans().stream())
                .mapToLong(Span::to)
                .max()
                .orElse(0);
        var merged = lanes;
        for (long grain = Math.max(1, end / (2L * WIDTH)); spans(merged) > MOST_SPANS && grain < end; grain *= 2) {
            long width = grain;
            merged = lanes.stream().map(lane -> lane.merged(width)).toList();
        }
        return merged;
    }

    private static int spans(List<Lane> lanes) {
        return lanes.stream().mapToInt(lane -> lane.spans().size()).sum();
    }

    private double x(long nanos) {
        return left + (right - left) * nanos / duration;
    }

    private void draw(double bottom) {
        drawLegend();
        drawAxis(bottom);
        for (var lane : lanes) {
            double y = rows.getOrDefault(lane, 0.0);
            double middle = y + (lane.kind() == Kind.GROUP ? GROUP_ROW : ROW) / 2.0;
            svg.text(left - 10, middle + 4, Svg.cut(lane.name(), LONGEST_NAME), "end", 12, INK);
            if (lane.kind() == Kind.GROUP) {
                drawGroup(lane, y + 4, GROUP_ROW - 8);
            } else {
                drawSpans(lane, middle);
            }
        }
        drawArrows();
        double y = bottom + AXIS + LINE - 2;
        for (var line : below) {
            svg.text(MARGIN, y, line, "start", 11, PALE_INK);
            y += LINE;
        }
    }

    private void drawLegend() {
        double x = left;
        for (var state : State.values()) {
            if (lanes.stream().anyMatch(lane -> has(lane, state))) {
                double high = high(state);
                svg.rectangle(x, LEGEND / 2.0 - 4 - high / 2, 18, high, color(state));
                svg.text(x + 23, LEGEND / 2.0, legend(state), "start", 11, INK);
                x += 23 + legend(state).length() * LEGEND_CHARACTER + 18;
            }
        }
    }

    private String legend(State state) {
        boolean isOfProcesses =
                lanes.stream().filter(lane -> has(lane, state)).allMatch(lane -> lane.kind() == Kind.PROCESS);
        return state == State.READY && isOfProcesses ? "starting" : word(state);
    }

    private static boolean has(Lane lane, State state) {
        return lane.spans().stream().anyMatch(span -> span.state() == state)
                || lane.levels().stream().anyMatch(level -> level.counts().getOrDefault(state, 0.0) > 0);
    }

    private void drawAxis(double bottom) {
        var scale = TimeScale.of(duration);
        for (long at = 0; at <= duration; at += scale.step()) {
            svg.line(x(at), LEGEND, x(at), bottom, GRID, 1);
            svg.text(x(at), bottom + 15, scale.text(at), at == 0 ? "start" : "middle", 11, PALE_INK);
        }
        svg.line(left, bottom, right, bottom, "#B8BFC7", 1);
    }

    private void drawSpans(Lane lane, double middle) {
        var paths = new EnumMap<State, StringBuilder>(State.class);
        for (var span : lane.spans()) {
            double high = high(span);
            double from = x(span.from());
            // What is there can be seen, however short it is.
            double wide = Math.max(0.5, x(span.to()) - from);
            paths.computeIfAbsent(span.state(), _ -> new StringBuilder())
                    .append("M%s %sh%sv%sh-%sz"
                            .formatted(
                                    Svg.number(from),
                                    Svg.number(middle - high / 2),
                                    Svg.number(wide),
                                    Svg.number(high),
                                    Svg.number(wide)));
        }
        // What is pale first, so that a short stretch of running covers it.
        Stream.of(State.SLEEPING, State.WAITING, State.READY, State.BLOCKED, State.IO, State.RUNNING)
                .forEach(state -> {
                    var path = paths.get(state);
                    if (path != null) {
                        svg.path(path, color(state));
                    }
                });
        for (int i = 0; i < lane.spans().size(); i++) {
            var span = lane.spans().get(i);
            if (i > 0 && isNext(lane.spans().get(i - 1), span)) {
                svg.line(x(span.from()), middle - BAR / 2.0, x(span.from()), middle + BAR / 2.0, "#FFFFFF", 1);
            }
            label(span, middle);
        }
    }

    /** Returns whether a task follows another one without a break, and both can be seen. */
    private boolean isNext(Span one, Span other) {
        return one.state() == State.RUNNING
                && other.state() == State.RUNNING
                && x(other.from()) - x(one.to()) < 1
                && x(one.to()) - x(one.from()) >= 3
                && x(other.to()) - x(other.from()) >= 3;
    }

    private void label(Span span, double middle) {
        double room = x(span.to()) - x(span.from()) - 8;
        switch (span.state()) {
            case BLOCKED ->
                write(
                        span,
                        middle,
                        room,
                        "#FFFFFF",
                        span.by().isEmpty()
                                ? List.of(span.detail())
                                : List.of(span.detail() + " held by " + span.by(), "held by " + span.by(), span.by()));
            case RUNNING, IO -> write(span, middle, room, "#FFFFFF", List.of(span.detail()));
            case READY, WAITING, SLEEPING -> {
                if (high(span) == BAR) {
                    write(span, middle, room, INK, List.of(span.detail(), Timeline.HOLDS_LOOP));
                }
            }
        }
    }

    private void write(Span span, double middle, double room, String color, List<String> texts) {
        for (var text : texts) {
            if (!text.isBlank() && text.length() * 5.6 <= room) {
                svg.text((x(span.from()) + x(span.to())) / 2, middle + 3.5, text, "middle", 10, color);
                return;
            }
        }
    }

    /** Draws a thin arrow from where a lane is blocked to the lane that holds what it waits for. */
    private void drawArrows() {
        record Arrow(double x, double from, double to) {}
        var arrows = new ArrayList<Arrow>();
        for (var lane : lanes) {
            for (var span : lane.spans()) {
                var holder = span.state() == State.BLOCKED ? lane(span.by()) : null;
                if (holder != null && holder != lane && x(span.to()) - x(span.from()) >= 6) {
                    arrows.add(new Arrow(
                            x(span.from()),
                            rows.getOrDefault(lane, 0.0) + ROW / 2.0,
                            rows.getOrDefault(holder, 0.0) + ROW / 2.0));
                }
            }
        }
        if (arrows.size() > MOST_ARROWS) {
            return;
        }
        for (var arrow : arrows) {
            double down = Math.signum(arrow.to() - arrow.from());
            double tip = arrow.to() - down * BAR / 2.0;
            svg.line(arrow.x(), arrow.from(), arrow.x(), tip - down * 4, color(State.BLOCKED), 1.2);
            svg.path(
                    "M%s %sl-3.5 %sh7z".formatted(Svg.number(arrow.x()), Svg.number(tip), Svg.number(-down * 6)),
                    color(State.BLOCKED));
        }
    }

    private @Nullable Lane lane(String name) {
        return lanes.stream()
                .filter(lane -> lane.kind() != Kind.GROUP && lane.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** Draws how many did what, one state upon the other. */
    private void drawGroup(Lane lane, double top, double high) {
        double most =
                lane.levels().stream().mapToDouble(TimelinePicture::sum).max().orElse(0);
        if (most <= 0) {
            return;
        }
        double bottom = top + high;
        var floors = new double[lane.levels().size()];
        for (var state : State.values()) {
            if (has(lane, state)) {
                svg.path(area(lane.levels(), state, floors, bottom, high / most), color(state));
            }
        }
        svg.line(left, bottom, right, bottom, GRID, 1);
        svg.text(right + 2, top + 4, TimeScale.count(most), "end", 10, PALE_INK);
    }

    private static double sum(Level level) {
        return level.counts().values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Returns the area between the states below and this one, and adds it to the floors. */
    private String area(List<Level> levels, State state, double[] floors, double bottom, double scale) {
        var path = new StringBuilder();
        var back = new StringBuilder();
        for (int i = 0; i < levels.size(); i++) {
            var level = levels.get(i);
            var from = Svg.number(x(level.from()));
            var to = Svg.number(x(level.to()));
            var floor = Svg.number(bottom - floors[i] * scale);
            floors[i] += level.counts().getOrDefault(state, 0.0);
            var ceiling = Svg.number(bottom - floors[i] * scale);
            path.append(i == 0 ? "M" : "L").append(from).append(' ').append(ceiling);
            path.append("H").append(to);
            back.insert(0, "L" + to + " " + floor + "H" + from);
        }
        return path.append(back).append('z').toString();
    }
}
