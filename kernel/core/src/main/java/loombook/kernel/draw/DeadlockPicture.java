package loombook.kernel.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Threads in a deadlock as boxes in a round, each with an arrow to the one that it waits for; and what to read of each. */
final class DeadlockPicture {
    private static final int WIDTH = 760;
    private static final int MARGIN = 14;
    private static final int HEADING = 34;
    private static final int LINE = 17;
    private static final int BOX = 30;
    private static final int PAIR = 108;
    private static final int MOST_DRAWN = 8;
    private static final int AWAY = 9;
    private static final double LEVEL = 0.2;
    private static final int MOST_ROUNDS = 4;
    private static final int MOST_TOLD = 12;
    private static final int LONGEST_NAME = 24;
    private static final int LONGEST_LINE = 112;
    private static final double CHARACTER = 6.9;
    private static final String INK = "#24292F";
    private static final String PALE_INK = "#57606A";
    private static final String STUCK = "#D55E00";
    private static final String ARROW = "#57606A";

    private final List<Line> lines = new ArrayList<>();
    private final Svg svg;
    private double y = HEADING;

    /** A line below the pictures. */
    private record Line(String text, int size, String color, int indent) {}

    /** A thread's place. */
    private record Box(String name, double x, double y) {
        double wide() {
            return Math.max(90, name.length() * CHARACTER + 24);
        }

        /** Returns how far its border is from its middle in a direction. */
        double border(double dx, double dy) {
            double across = dx == 0 ? Double.MAX_VALUE : wide() / 2 / Math.abs(dx);
            double up = dy == 0 ? Double.MAX_VALUE : BOX / 2.0 / Math.abs(dy);
            return Math.min(across, up);
        }
    }

    private DeadlockPicture(Map<?, ?> report) {
        var rounds = Drawing.list(report.get("deadlocks")).stream()
                .map(DeadlockPicture::waits)
                .toList();
        var others = waits(report.get("others"));
        int abandoned = report.get("abandoned") instanceof Number count ? count.intValue() : 0;
        rounds.forEach(this::tell);
        tell("Waiting for a lock whose holder has ended without letting it go:", others.subList(0, abandoned));
        tell("Waiting behind them:", others.subList(abandoned, others.size()));
        var drawn = rounds.stream()
                .filter(round -> round.size() <= MOST_DRAWN)
                .limit(MOST_ROUNDS)
                .toList();
        double pictures =
                drawn.stream().mapToDouble(round -> height(round.size())).sum();
        var headline = String.valueOf(report.get("headline"));
        svg = new Svg(WIDTH, (int) (HEADING + pictures + lines.size() * LINE + MARGIN), headline);
        svg.text(MARGIN, 22, headline, "start", 13, INK);
        drawn.forEach(this::draw);
        y += LINE;
        for (var line : lines) {
            svg.text(MARGIN + line.indent(), y, line.text(), "start", line.size(), line.color());
            y += LINE;
        }
    }

    /** Draws a report that has come as data. */
    static Svg of(Map<?, ?> report) {
        return new DeadlockPicture(report).svg;
    }

    private static List<Map<?, ?>> waits(@Nullable Object waits) {
        var all = new ArrayList<Map<?, ?>>();
        for (var wait : Drawing.list(waits)) {
            if (wait instanceof Map<?, ?> it) {
                all.add(it);
            }
        }
        return all;
    }

    private static String text(Map<?, ?> wait, String what) {
        return String.valueOf(wait.get(what));
    }

    private static double height(int threads) {
        return threads <= 2 ? PAIR : radius(threads) * (1 + depth(threads)) + 2 * BOX;
    }

    private static double radius(int threads) {
        return 45 + 17.0 * threads;
    }

    /** Returns how far below the middle the lowest of a round stands, in radii: one stands at the top. */
    private static double depth(int threads) {
        return threads % 2 == 0 ? 1 : Math.cos(Math.PI / threads);
    }

    private void draw(List<Map<?, ?>> round) {
        int count = round.size();
        double high = height(count);
        double middle = y + (count <= 2 ? high / 2 : BOX + radius(count));
        var boxes = new ArrayList<Box>();
        for (int i = 0; i < count; i++) {
            double angle = count <= 2 ? Math.PI * (1 + i) : -Math.PI / 2 + 2 * Math.PI * i / count;
            boxes.add(new Box(
                    Svg.cut(text(round.get(i), "thread"), LONGEST_NAME),
                    WIDTH / 2.0 + 220 * Math.cos(angle),
                    middle + (count <= 2 ? 0 : radius(count) * Math.sin(angle))));
        }
        for (int i = 0; i < count; i++) {
            var what = text(round.get(i), "what");
            if (count == 2) {
                arrowOfPair(boxes.get(i), boxes.get(1 - i), what, i == 0 ? -8 : 8);
            } else if (count > 2) {
                arrow(boxes.get(i), boxes.get((i + 1) % count), what);
            }
        }
        for (var box : boxes) {
            svg.rectangle(box.x() - box.wide() / 2, box.y() - BOX / 2.0, box.wide(), BOX, STUCK);
            svg.text(box.x(), box.y() + 4, box.name(), "middle", 12, "#FFFFFF");
        }
        y += high;
    }

    private void arrowOfPair(Box from, Box to, String what, double aside) {
        double right = Math.signum(to.x() - from.x());
        line(from.x() + right * from.wide() / 2, from.y() + aside, to.x() - right * to.wide() / 2, to.y() + aside);
        svg.text(WIDTH / 2.0, from.y() + (aside < 0 ? -16 : 25), "waits for " + what, "middle", 11, PALE_INK);
    }

    private void arrow(Box from, Box to, String what) {
        double far = Math.hypot(to.x() - from.x(), to.y() - from.y());
        double dx = (to.x() - from.x()) / far;
        double dy = (to.y() - from.y()) / far;
        double begin = from.border(dx, dy);
        double end = far - to.border(dx, dy);
        line(from.x() + begin * dx, from.y() + begin * dy, from.x() + end * dx, from.y() + end * dy);
        double x = from.x() + (begin + end) / 2 * dx;
        double at = from.y() + (begin + end) / 2 * dy;
        // Boxes go round by the clock, so what is to the left of an arrow is outside.
        var anchor = Math.abs(dy) < LEVEL ? "middle" : dy > 0 ? "start" : "end";
        svg.text(x + AWAY * dy, at + 4 - (AWAY + 2) * dx, what.replaceFirst(" \\(.*", ""), anchor, 11, PALE_INK);
    }

    private void line(double fromX, double fromY, double toX, double toY) {
        double far = Math.max(1, Math.hypot(toX - fromX, toY - fromY));
        double dx = (toX - fromX) / far;
        double dy = (toY - fromY) / far;
        svg.line(fromX, fromY, toX - 6 * dx, toY - 6 * dy, ARROW, 1.4);
        svg.path(
                "M%s %sL%s %sL%s %sz"
                        .formatted(
                                Svg.number(toX),
                                Svg.number(toY),
                                Svg.number(toX - 8 * dx - 4 * dy),
                                Svg.number(toY - 8 * dy + 4 * dx),
                                Svg.number(toX - 8 * dx + 4 * dy),
                                Svg.number(toY - 8 * dy - 4 * dx)),
                ARROW);
    }

    private void tell(String heading, List<Map<?, ?>> waits) {
        if (!waits.isEmpty()) {
            if (!lines.isEmpty()) {
                write("", 12, INK, 0);
            }
            write(heading, 12, INK, 0);
            tell(waits);
        }
    }

    private void tell(List<Map<?, ?>> waits) {
        waits.stream().limit(MOST_TOLD).forEach(wait -> {
            write(text(wait, "sentence"), 12, INK, 0);
            write(text(wait, "place"), 11, PALE_INK, 14);
        });
        if (waits.size() > MOST_TOLD) {
            write("… and " + (waits.size() - MOST_TOLD) + " more", 11, PALE_INK, 0);
        }
    }

    private void write(String text, int size, String color, int indent) {
        lines.add(new Line(Svg.cut(text, LONGEST_LINE), size, color, indent));
    }
}
