package loombook.kernel.draw;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A profile as a flame graph: each box stands upon the one that has called it, and is as wide as its share. */
final class ProfilePicture {
    private static final int WIDTH = 760;
    private static final int MARGIN = 14;
    private static final int HEADING = 58;
    private static final int ROW = 20;
    private static final int LINE = 16;
    private static final int MOST_NOTES = 3;
    private static final int NOTE_LENGTH = 118;
    private static final int MOST_ROWS = 32;
    private static final double CHARACTER = 6.2;
    private static final double LEGEND_CHARACTER = 6.8;
    private static final int FEWEST_CHARACTERS = 6;
    private static final double INVISIBLE = 0.4;
    private static final String INK = "#24292F";
    private static final String PALE_INK = "#57606A";

    private final Svg svg;
    private final double all;
    private final int rows;
    private final double ground;

    /** Whose code a box is, with its colour: they stay apart for colour-blind readers, also by their lightness. */
    private enum Origin {
        CELL("#0072B2", "#FFFFFF", "your cells"),
        LIBRARY("#E69F00", INK, "libraries"),
        LOOMBOOK("#EBC6DA", INK, "Loombook"),
        JDK("#D3D9E0", INK, "the JDK"),
        ALL("#F1F3F5", PALE_INK, "");

        final String color;
        final String ink;
        final String legend;

        Origin(String color, String ink, String legend) {
            this.color = color;
            this.ink = ink;
            this.legend = legend;
        }
    }

    private ProfilePicture(Map<?, ?> profile) {
        var root = profile.get("root") instanceof Map<?, ?> it ? it : Map.of();
        var notes = Drawing.list(profile.get("notes")).stream()
                .limit(MOST_NOTES)
                .map(note -> Svg.cut(String.valueOf(note), NOTE_LENGTH))
                .toList();
        all = Math.max(1, samples(root));
        int depth = depth(root);
        rows = Math.min(depth, MOST_ROWS);
        ground = HEADING + rows * ROW;
        var below = depth > rows
                ? Stream.concat(Stream.of((depth - rows) + " rows more are not drawn."), notes.stream())
                        .toList()
                : notes;
        int height = (int) ground + LINE * below.size() + MARGIN;
        var caption = String.valueOf(profile.get("caption"));
        svg = new Svg(WIDTH, height, "Profile of " + caption);
        svg.text(MARGIN, 20, "CPU time by method", "start", 13, INK);
        svg.text(WIDTH - MARGIN, 20, caption, "end", 11, PALE_INK);
        drawLegend(root);
        drawBox(root, MARGIN, 0);
        double y = ground + LINE;
        for (var line : below) {
            svg.text(MARGIN, y, line, "start", 11, PALE_INK);
            y += LINE;
        }
    }

    /** Draws a profile that has come as data. */
    static Svg of(Map<?, ?> profile) {
        return new ProfilePicture(profile).svg;
    }

    private static double samples(Map<?, ?> box) {
        return box.get("samples") instanceof Number count ? count.doubleValue() : 0;
    }

    private static List<? extends Map<?, ?>> calls(Map<?, ?> box) {
        return Drawing.list(box.get("calls")).stream()
                .filter(Map.class::isInstance)
                .map(call -> (Map<?, ?>) call)
                .toList();
    }

    private int depth(Map<?, ?> box) {
        return wide(box) < INVISIBLE
                ? 0
                : 1 + calls(box).stream().mapToInt(this::depth).max().orElse(0);
    }

    private static Origin origin(Map<?, ?> box) {
        return Stream.of(Origin.values())
                .filter(origin -> origin.name().equals(box.get("origin")))
                .findFirst()
                .orElse(Origin.ALL);
    }

    private double wide(Map<?, ?> box) {
        return (WIDTH - 2 * MARGIN) * samples(box) / all;
    }

    private void drawLegend(Map<?, ?> root) {
        double x = MARGIN;
        for (var origin : Origin.values()) {
            if (!origin.legend.isEmpty() && has(root, origin)) {
                svg.rectangle(x, 32, 14, 12, origin.color);
                svg.text(x + 20, 42, origin.legend, "start", 11, INK);
                x += 20 + origin.legend.length() * LEGEND_CHARACTER + 18;
            }
        }
    }

    private boolean has(Map<?, ?> box, Origin origin) {
        return wide(box) >= INVISIBLE
                && (origin(box) == origin || calls(box).stream().anyMatch(call -> has(call, origin)));
    }

    private void drawBox(Map<?, ?> box, double x, int row) {
        double wide = wide(box);
        if (wide < INVISIBLE || row >= rows) {
            return;
        }
        var origin = origin(box);
        double y = ground - (row + 1) * ROW;
        // A gap between boxes, but for those that would be nothing but gap.
        svg.rectangle(x, y, Math.max(0.5, wide - 1), ROW - 1, origin.color);
        var label = label(box, wide - 8);
        if (!label.isEmpty()) {
            svg.text(x + 4, y + 13.5, label, "start", 11, origin.ink);
        }
        double at = x;
        for (var call : calls(box)) {
            drawBox(call, at, row + 1);
            at += wide(call);
        }
    }

    /** Returns what fits: a name and its share, the name, its last part, or what is left of that with dots in the middle. */
    private String label(Map<?, ?> box, double room) {
        int longest = (int) (room / CHARACTER);
        var name = String.valueOf(box.get("name"));
        var share = String.format(Locale.ROOT, "%.0f %%", 100 * samples(box) / all);
        var last = name.substring(Math.max(name.lastIndexOf(", ") + 1, name.lastIndexOf('.') + 1))
                .strip();
        return Stream.of(name + " · " + share, name, last + " · " + share, last)
                .filter(text -> text.length() <= longest)
                .findFirst()
                .orElseGet(() -> longest < FEWEST_CHARACTERS ? "" : Svg.cut(last, longest));
    }
}
