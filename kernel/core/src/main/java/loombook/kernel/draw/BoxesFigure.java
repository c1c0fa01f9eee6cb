package loombook.kernel.draw;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Box charts. */
record BoxesFigure(ChartData chart, ChartData.Boxes boxes, Lanes lanes, Scale values) implements Figure {
    private static final double HALF = 0.26;

    static BoxesFigure of(ChartData chart, ChartData.Boxes boxes, Graphics2D graphics) {
        var labels = boxes.boxes().stream()
                .map(box -> box.count() == 0 ? (box.name() + " (no values)").strip() : box.name())
                .toList();
        var lanes = Lanes.of(chart, labels, 30, graphics);
        var all = new ArrayList<double[]>();
        for (var box : boxes.boxes()) {
            all.add(box.five());
            all.add(box.outliers());
        }
        int wanted = lanes.lying() ? Math.max(2, chart.width() / 110) : Math.max(2, chart.height() / 60);
        var span = Span.of(all, chart.y().log());
        var scale =
                chart.y().log() ? Scale.logarithmic(span, wanted) : Scale.linear(span.withZeroIfNear(), wanted, true);
        return new BoxesFigure(chart, boxes, lanes, scale);
    }

    @Override
    public Scale across() {
        return lanes.lying() ? values : lanes.scale();
    }

    @Override
    public Scale upwards() {
        return lanes.lying() ? lanes.scale() : values;
    }

    @Override
    public String acrossLabel() {
        return lanes.lying() ? chart.y().label() : chart.x().label();
    }

    @Override
    public String upLabel() {
        return lanes.lying() ? chart.x().label() : chart.y().label();
    }

    @Override
    public boolean isEmpty() {
        return boxes.boxes().isEmpty();
    }

    @Override
    public boolean isLying() {
        return lanes.lying();
    }

    @Override
    public int least() {
        return lanes.height();
    }

    @Override
    public int bottomRoom() {
        return lanes.labelRoom();
    }

    @Override
    public void mark(Marks marks, Plot plot) {
        var scale = lanes.scale();
        double lane = (lanes.lying() ? plot.height() : plot.width())
                / (double) Math.max(1, boxes.boxes().size());
        double half = Math.min(HALF, 40 / lane); // not wider than 80 pixels
        for (int i = 0; i < boxes.boxes().size(); i++) {
            var box = boxes.boxes().get(i);
            if (box.count() == 0) {
                continue;
            }
            // one colour for all: the labels tell them apart, unless the user wants others
            var color = Ink.of(i % chart.colors().size(), chart.colors());
            double[] at = Arrays.stream(box.five()).map(values::of).toArray();
            double left = scale.of(i - half);
            double right = scale.of(i + half);
            double middle = scale.of(i);
            double cap = half / 2;
            marks.rectangles(List.of(lanes.rectangle(left, right, at[1], at[3])), Ink.faint(color, 90));
            whisker(marks, new double[] {scale.of(i - cap), scale.of(i + cap)}, middle, at[0], at[1], color);
            whisker(marks, new double[] {scale.of(i - cap), scale.of(i + cap)}, middle, at[4], at[3], color);
            lanes.line(
                    marks,
                    new double[] {left, left, right, right, left},
                    new double[] {at[1], at[3], at[3], at[1], at[1]},
                    color,
                    1.4);
            lanes.line(marks, new double[] {left, right}, new double[] {at[2], at[2]}, Ink.readable(color), 2.6);
            double[] beyond = Arrays.stream(box.outliers()).map(values::of).toArray();
            var same = new double[beyond.length];
            Arrays.fill(same, middle);
            marks.dots(lanes.lying() ? beyond : same, lanes.lying() ? same : beyond, Ink.faint(color, 150), 4);
        }
    }

    private void whisker(Marks marks, double[] ends, double middle, double end, double box, Color color) {
        lanes.line(
                marks, new double[] {ends[0], ends[1], middle, middle}, new double[] {end, end, end, box}, color, 1.4);
    }
}
