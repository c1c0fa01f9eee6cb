package loombook.kernel.draw;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Bars, grouped by label. */
record BarsFigure(ChartData chart, ChartData.Bars bars, Lanes lanes, Scale values, boolean told) implements Figure {
    private static final int NARROWEST = 14; // pixels a lying bar needs
    private static final int MOST_TOLD = 80;

    static BarsFigure of(ChartData chart, ChartData.Bars bars, Graphics2D graphics) {
        int count = Math.max(1, bars.series().size());
        var lanes = Lanes.of(chart, bars.labels(), Math.clamp((long) NARROWEST * count + 10, 24, 120), graphics);
        var ends = new ArrayList<double[]>();
        for (var one : bars.series()) {
            ends.add(one.values());
            ends.add(shifted(one, 1));
            ends.add(shifted(one, -1));
        }
        boolean told = isTold(chart, bars, lanes, graphics);
        var span = Span.of(ends, false).withZero();
        if (told) {
            double room = (span.high() / 2 - span.low() / 2) * (lanes.lying() ? 0.2 : 0.14);
            span = new Span(
                    span.low() < 0 ? Math.max(-Double.MAX_VALUE, span.low() - room) : 0,
                    span.high() > 0 ? Math.min(Double.MAX_VALUE, span.high() + room) : 0,
                    span.whole());
        }
        int wanted = lanes.lying() ? Math.max(2, chart.width() / 110) : Math.max(2, chart.height() / 60);
        return new BarsFigure(chart, bars, lanes, Scale.linear(span, wanted, !told || span.low() == span.high()), told);
    }

    private static double[] shifted(ChartData.BarSeries one, int sign) {
        return IntStream.range(0, one.errors().length)
                .mapToDouble(i -> one.values()[i] + sign * one.errors()[i])
                .toArray();
    }

    /** Values are written at all bars, or at none. */
    private static boolean isTold(ChartData chart, ChartData.Bars bars, Lanes lanes, Graphics2D graphics) {
        int count = bars.labels().size() * bars.series().size();
        double widest = bars.series().stream()
                .flatMapToDouble(one -> IntStream.range(0, one.values().length).mapToDouble(i -> one.values()[i]))
                .filter(Double::isFinite)
                .map(value -> Ink.width(graphics, Ink.SMALL, Scale.text(value)))
                .max()
                .orElse(0);
        double room = lanes.lying() ? widest : 0.84 * (chart.width() - 70) / Math.max(1, count) - 2;
        return count <= MOST_TOLD && widest <= room && bars.series().stream().allMatch(one -> one.errors().length == 0);
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
        return bars.labels().isEmpty() || bars.series().isEmpty();
    }

    @Override
    public double base() {
        return values.of(0);
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
    public List<Picture.Entry> legend() {
        return Picture.Entry.of(
                bars.series().stream().map(ChartData.BarSeries::name).toList(), chart.colors());
    }

    private Color color(int series) {
        return Ink.of(series, chart.colors());
    }

    @Override
    public void mark(Marks marks, Plot plot) {
        double zero = values.of(0);
        for (int s = 0; s < bars.series().size(); s++) {
            var one = bars.series().get(s);
            var rectangles = new ArrayList<double[]>();
            for (int i = 0; i < one.values().length; i++) {
                if (Double.isFinite(one.values()[i])) {
                    rectangles.add(
                            lanes.rectangle(edge(i, s + 0.02), edge(i, s + 0.98), zero, values.of(one.values()[i])));
                }
            }
            marks.rectangles(rectangles, color(s));
        }
        for (int s = 0; s < bars.series().size(); s++) {
            errors(marks, s);
        }
    }

    /** Returns the place of the border between bars, the first one's first border being 0. */
    private double edge(int label, double bar) {
        double fill = bars.series().size() > 1 ? 0.84 : bars.labels().size() > 3 ? 0.66 : 0.5;
        return lanes.scale().of(label - fill / 2 + fill * bar / bars.series().size());
    }

    private void errors(Marks marks, int series) {
        var one = bars.series().get(series);
        double half = Math.min(0.2, 0.02 * bars.labels().size() * bars.series().size());
        for (int i = 0; i < one.errors().length; i++) {
            double error = one.errors()[i];
            if (Double.isFinite(error) && Double.isFinite(one.values()[i])) {
                double low = values.of(one.values()[i] - error);
                double high = values.of(one.values()[i] + error);
                double from = edge(i, series + 0.5 - half);
                double middle = edge(i, series + 0.5);
                double to = edge(i, series + 0.5 + half);
                lanes.line(
                        marks,
                        new double[] {from, to, middle, middle, from, to},
                        new double[] {low, low, low, high, high, high},
                        Ink.TEXT,
                        1.2);
            }
        }
    }

    @Override
    public void over(Graphics2D graphics, Plot plot) {
        for (int s = 0; s < bars.series().size() && told; s++) {
            double[] all = bars.series().get(s).values();
            for (int i = 0; i < all.length; i++) {
                if (!Double.isFinite(all[i])) {
                    continue;
                }
                double lane = edge(i, s + 0.5);
                double end = values.of(all[i]);
                boolean below = all[i] < 0;
                var text = Scale.text(all[i]);
                if (lanes.lying()) {
                    Ink.write(
                            graphics,
                            text,
                            Ink.SMALL,
                            Ink.TEXT,
                            plot.x(end) + (below ? -4 : 4),
                            plot.y(lane) + 4,
                            below ? 1 : 0);
                } else {
                    Ink.write(graphics, text, Ink.SMALL, Ink.TEXT, plot.x(lane), plot.y(end) + (below ? 13 : -4), 0.5);
                }
            }
        }
    }
}
