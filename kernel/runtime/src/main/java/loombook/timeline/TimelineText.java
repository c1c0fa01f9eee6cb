package loombook.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loombook.timeline.Timeline.Kind;
import loombook.timeline.Timeline.Lane;
import loombook.timeline.Timeline.State;

/** A timeline as text: a line of characters for each lane, and how long each did what. */
final class TimelineText {
    private static final int COLUMNS = 60;
    private static final int NAME = 24;
    private static final int MOST_GRAVE = 20; // per cent that are shown of a cost

    private TimelineText() {}

    static String of(Timeline timeline) {
        long duration = Math.max(1, timeline.duration().toNanos());
        var states = states(timeline);
        var lines = new ArrayList<String>();
        lines.add("Timeline of " + time(timeline.duration().toNanos()) + "   "
                + states.stream().map(state -> sign(state) + " " + word(state)).collect(Collectors.joining("   ")));
        int width = timeline.lanes().stream()
                .mapToInt(lane -> Math.min(NAME, lane.name().length()))
                .max()
                .orElse(0);
        for (var lane : timeline.lanes()) {
            lines.add(pad(cut(lane.name(), NAME), width) + " |" + drawn(lane, duration) + "|");
        }
        var end = time(duration);
        lines.add(" ".repeat(width) + "  0" + " ".repeat(Math.max(1, COLUMNS - 1 - end.length())) + end);
        lines.addAll(table(timeline, states));
        lines.add(caption(timeline));
        lines.addAll(timeline.notes());
        return String.join("\n", lines);
    }

    private static List<State> states(Timeline timeline) {
        return Stream.of(State.values())
                .filter(state -> timeline.lanes().stream().anyMatch(lane -> lane.nanos(state) > 0))
                .toList();
    }

    /** Returns what the lane did most of the time, for each column. */
    private static String drawn(Lane lane, long duration) {
        var line = new StringBuilder();
        for (int column = 0; column < COLUMNS; column++) {
            double from = (double) duration * column / COLUMNS;
            double to = (double) duration * (column + 1) / COLUMNS;
            line.append(most(lane, from, to));
        }
        return line.toString();
    }

    private static char most(Lane lane, double from, double to) {
        var shares = Shares.of(List.of(lane), from, to);
        var most = shares.most();
        boolean isThere = lane.kind() == Kind.GROUP || shares.total() * 2 >= to - from;
        return most == null || !isThere ? ' ' : sign(most);
    }

    private static List<String> table(Timeline timeline, List<State> states) {
        var rows = new ArrayList<List<String>>();
        var heading = new ArrayList<String>(List.of(""));
        states.forEach(state -> heading.add(word(state)));
        rows.add(heading);
        for (var lane : timeline.lanes()) {
            var row = new ArrayList<String>(List.of(cut(lane.name(), NAME)));
            states.forEach(state -> row.add(lane.nanos(state) == 0 ? "–" : time(lane.nanos(state))));
            rows.add(row);
        }
        var widths = new int[states.size() + 1];
        for (var row : rows) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], row.get(c).length());
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder(pad(row.getFirst(), widths[0]));
        for (int c = 1; c < widths.length; c++) {
            line.append("  ")
                    .append(" ".repeat(widths[c] - row.get(c).length()))
                    .append(row.get(c));
        }
        return line.toString().stripTrailing();
    }

    /** Returns the line below the picture. */
    static String caption(Timeline timeline) {
        var parts = new ArrayList<String>();
        parts.add(timeline.cores() == 1 ? "1 core" : timeline.cores() + " cores");
        parts.add(time(timeline.duration().toNanos()));
        double share = timeline.costShare() * 100;
        if (share > 5) {
            parts.add("recording took "
                    + (share > MOST_GRAVE ? "%.0f".formatted(share) : String.format(Locale.ROOT, "%.1f", share))
                    + " % of a core: without it, this would be faster");
        }
        return String.join(" · ", parts);
    }

    /** Cuts a name in its middle. */
    private static String cut(String name, int longest) {
        if (name.length() <= longest) {
            return name;
        }
        int head = (longest - 1) / 2;
        return name.substring(0, head) + "…" + name.substring(name.length() - (longest - 1 - head));
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static char sign(State state) {
        return switch (state) {
            case RUNNING -> '█';
            case IO -> '~';
            case BLOCKED -> 'x';
            case READY -> '░';
            case WAITING -> '·';
            case SLEEPING -> 'z';
        };
    }

    private static String word(State state) {
        return switch (state) {
            case RUNNING -> "running";
            case IO -> "I/O";
            case BLOCKED -> "blocked";
            case READY -> "ready";
            case WAITING -> "waiting";
            case SLEEPING -> "sleeping";
        };
    }

    /** Returns a time as a person writes it. */
    static String time(long nanos) {
        if (nanos >= 60_000_000_000L) {
            return "%d min %d s".formatted(nanos / 60_000_000_000L, nanos / 1_000_000_000L % 60);
        }
        if (nanos >= 1_000_000_000L) {
            return number(nanos / 1e9) + " s";
        }
        if (nanos >= 1_000_000) {
            return number(nanos / 1e6) + " ms";
        }
        return number(nanos / 1e3) + " µs";
    }

    private static String number(double value) {
        var digits = value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, digits, value);
    }
}
