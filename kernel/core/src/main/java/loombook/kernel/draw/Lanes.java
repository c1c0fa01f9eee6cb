package loombook.kernel.draw;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Labels side by side, with a value axis: upright below, or lying below each other when they are too long for that.
 *
 * @param labels as they are written, some in two lines
 * @param lying whether the values go across
 * @param height the least height of the picture
 */
record Lanes(List<String> labels, boolean lying, int height) {
    private static final int SIDES = 80;
    private static final int AROUND = 110;
    private static final int MOST_LYING = 50;
    private static final int LONGEST = 100;
    private static final int MOST_HEIGHT = 1600;

    /** @param thickness the least pixels a lane needs when lanes lie below each other */
    static Lanes of(ChartData chart, List<String> labels, int thickness, Graphics2D graphics) {
        double room = (chart.width() - SIDES) / (double) Math.max(1, labels.size()) - 8;
        var upright = labels.stream()
                .map(label -> String.join("\n", Ink.wrap(graphics, Ink.LABEL, label, room, 2)))
                .toList();
        boolean whole = IntStream.range(0, labels.size())
                .allMatch(i ->
                        upright.get(i).replace('\n', ' ').equals(labels.get(i).strip()));
        if (whole) {
            return new Lanes(upright, false, 0);
        }
        if (labels.size() > MOST_LYING) { // the picture would be too high: only some are written
            return new Lanes(
                    labels.stream()
                            .map(label -> Ink.fit(graphics, Ink.LABEL, label, LONGEST))
                            .toList(),
                    false,
                    0);
        }
        var cut = labels.stream()
                .map(label -> Ink.fit(graphics, Ink.LABEL, label, 0.38 * chart.width()))
                .toList();
        int height = Math.min(MOST_HEIGHT, AROUND + thickness * labels.size());
        return new Lanes(cut, true, height);
    }

    /** Returns the room that labels need below the plot. */
    int labelRoom() {
        return !lying && labels.stream().anyMatch(label -> label.contains("\n")) ? 36 : 22;
    }

    /** Returns the labels' scale; the first stands to the left, or above. */
    Scale scale() {
        var inOrder = lying ? labels.reversed() : labels;
        var all = Scale.labels(inOrder);
        var ticks = lying ? all.ticks().reversed() : all.ticks();
        int last = labels.size() - 1;
        return new Scale(lying ? value -> all.of(last - value) : all.place(), all.low(), all.high(), ticks);
    }

    /** Returns a rectangle that reaches along its lane from one value to another. */
    double[] rectangle(double fromLane, double toLane, double fromValue, double toValue) {
        double[] places = {
            Math.min(fromLane, toLane),
            Math.min(fromValue, toValue),
            Math.max(fromLane, toLane),
            Math.max(fromValue, toValue)
        };
        return lying ? new double[] {places[1], places[0], places[3], places[2]} : places;
    }

    /** Draws a line through places along and across the lanes. */
    void line(Marks marks, double[] lane, double[] value, Color color, double width) {
        marks.line(lying ? value : lane, lying ? lane : value, color, width, false);
    }
}
