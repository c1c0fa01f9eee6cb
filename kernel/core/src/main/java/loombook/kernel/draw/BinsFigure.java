package loombook.kernel.draw;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;

/** A histogram: one sample filled, several as faint areas with outlines. */
record BinsFigure(ChartData chart, ChartData.Bins bins, Scale across, Scale upwards) implements Figure {
    private static final double GAP = 0.7; // pixels between two bars

    BinsFigure(ChartData chart, ChartData.Bins bins) {
        this(
                chart,
                bins,
                chart.x().log()
                        ? exact(Span.of(List.of(bins.edges()), true))
                        : Scale.linear(Span.of(List.of(bins.edges()), false), Math.max(2, chart.width() / 90), false),
                Scale.linear(
                        Span.of(
                                        bins.series().stream()
                                                .map(ChartData.BinSeries::counts)
                                                .toList(),
                                        false)
                                .withZero(),
                        Math.max(2, chart.height() / 60),
                        true));
    }

    /** Returns a logarithmic scale from the first border to the last. */
    private static Scale exact(Span span) {
        var round = Scale.logarithmic(span, 8);
        double low = round.of(span.low());
        double high = round.of(span.high());
        var ticks = round.ticks().stream()
                .map(tick -> new Scale.Tick(tick.value(), (tick.place() - low) / (high - low), tick.label()))
                .filter(tick -> tick.place() > -1e-6 && tick.place() < 1 + 1e-6)
                .toList();
        return new Scale(value -> (round.of(value) - low) / (high - low), span.low(), span.high(), ticks);
    }

    @Override
    public String acrossLabel() {
        return chart.x().label();
    }

    @Override
    public String upLabel() {
        return chart.y().label();
    }

    @Override
    public boolean isEmpty() {
        return bins.series().isEmpty();
    }

    @Override
    public List<Picture.Entry> legend() {
        return Picture.Entry.of(
                bins.series().stream().map(ChartData.BinSeries::name).toList(), chart.colors());
    }

    private Color color(int series) {
        return Ink.of(series, chart.colors());
    }

    @Override
    public void mark(Marks marks, Plot plot) {
        boolean several = bins.series().size() > 1;
        double gap = several ? 0 : GAP / plot.width();
        for (int s = 0; s < bins.series().size(); s++) {
            double[] counts = bins.series().get(s).counts();
            var rectangles = new ArrayList<double[]>();
            for (int i = 0; i < counts.length; i++) {
                double left = across.of(bins.edges()[i]) + gap;
                double right = across.of(bins.edges()[i + 1]) - gap;
                rectangles.add(new double[] {left, 0, right, upwards.of(counts[i])});
            }
            marks.rectangles(rectangles, several ? Ink.faint(color(s), 60) : color(s));
        }
        for (int s = 0; s < bins.series().size() && several; s++) {
            outline(marks, s);
        }
    }

    private void outline(Marks marks, int series) {
        double[] counts = bins.series().get(series).counts();
        var x = new double[2 * counts.length + 2];
        var y = new double[x.length];
        for (int i = 0; i <= counts.length; i++) {
            x[2 * i] = x[2 * i + 1] = across.of(bins.edges()[i]);
            y[2 * i] = i == 0 ? 0 : upwards.of(counts[i - 1]);
            y[2 * i + 1] = i == counts.length ? 0 : upwards.of(counts[i]);
        }
        marks.line(x, y, color(series), 1.6, false);
    }
}
