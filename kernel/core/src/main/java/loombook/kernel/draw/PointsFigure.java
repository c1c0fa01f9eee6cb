package loombook.kernel.draw;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Lines and dots. The names of few lines stand at their ends; otherwise there is a legend. */
record PointsFigure(
        ChartData chart, ChartData.Points points, Scale across, Scale upwards, List<Direct> direct, int rightRoom)
        implements Figure {
    private static final int MOST_DIRECT = 6;
    private static final int DIRECT_LINE = 14;
    private static final int SHADES = 12;
    private static final double CROWDED = 0.99;
    private static final double FAINTEST = 0.25;
    static final String IDEAL = "ideal";

    /** A name at the end of a line. */
    private record Direct(String name, Color color, double place) {}

    static PointsFigure of(ChartData chart, ChartData.Points points, Graphics2D graphics) {
        var all = points.series();
        var xs = all.stream().map(ChartData.PointSeries::x).toList();
        var ys = all.stream().map(ChartData.PointSeries::y).toList();
        int wantedAcross = Math.max(2, chart.width() / 90);
        int wantedUp = Math.max(2, chart.height() / 60);
        var spanX = Span.of(xs, chart.x().log());
        var spanY = Span.of(ys, chart.y().log());
        if (points.ideal()) {
            spanX = new Span(1, Math.max(2, spanX.high()), true);
            spanY = new Span(
                    chart.y().log() ? Math.min(1, spanY.low()) : 0,
                    Math.max(2, Math.max(spanX.high(), spanY.high())),
                    true);
        }
        var across = points.nines()
                ? Scale.nines(spanX.high())
                : chart.x().log()
                        ? Scale.logarithmic(spanX, wantedAcross)
                        : Scale.linear(points.joined() ? spanX : spanX.wider(0.02), wantedAcross, false);
        var upwards = chart.y().log()
                ? Scale.logarithmic(spanY, wantedUp)
                : Scale.linear(spanY.withZeroIfNear(), wantedUp, true);
        var direct = points.joined() ? direct(chart, points, upwards) : List.<Direct>of();
        double widest = direct.stream()
                .mapToDouble(one -> Ink.width(graphics, Ink.LABEL, one.name()))
                .max()
                .orElse(0);
        if (widest > 0.28 * chart.width()) {
            direct = List.of();
        }
        int last = across.ticks().isEmpty() ? 14 : 24;
        return new PointsFigure(chart, points, across, upwards, direct, direct.isEmpty() ? last : (int) widest + 20);
    }

    /** Returns the names at the lines' ends, or none when there are too many, or one line alone. */
    private static List<Direct> direct(ChartData chart, ChartData.Points points, Scale upwards) {
        var named = new ArrayList<Direct>();
        int lines = points.series().size();
        for (int i = 0; i < lines; i++) {
            var one = points.series().get(i);
            int end = one.y().length - 1;
            while (end >= 0 && !Double.isFinite(one.y()[end])) {
                end--;
            }
            if (end >= 0 && (lines > 1 || points.ideal()) && !one.name().isEmpty()) {
                named.add(new Direct(one.name(), Ink.of(i, chart.colors()), upwards.of(one.y()[end])));
            }
        }
        if (points.ideal()) {
            double most = points.series().stream()
                    .flatMapToDouble(one -> Arrays.stream(one.x()))
                    .max()
                    .orElse(2);
            named.add(new Direct(IDEAL, Ink.QUIET, upwards.of(Math.max(2, most))));
        }
        return lines <= MOST_DIRECT ? named : List.of();
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
        return points.series().stream().allMatch(one -> one.x().length == 0);
    }

    @Override
    public boolean isLines() {
        return points.joined();
    }

    @Override
    public double base() {
        double zero = upwards.of(0);
        return chart.y().log() || !(zero >= 0 && zero <= 1) ? 0 : zero;
    }

    @Override
    public boolean hasGridAcross() {
        return !points.joined() || points.nines();
    }

    @Override
    public List<Picture.Entry> legend() {
        return direct.isEmpty()
                ? Picture.Entry.of(
                        points.series().stream()
                                .map(ChartData.PointSeries::name)
                                .toList(),
                        chart.colors())
                : List.of();
    }

    @Override
    public void mark(Marks marks, Plot plot) {
        if (points.ideal()) {
            double most = Math.max(
                    2,
                    Span.of(
                                    points.series().stream()
                                            .map(ChartData.PointSeries::x)
                                            .toList(),
                                    true)
                            .high());
            marks.line(
                    new double[] {across.of(1), across.of(most)},
                    new double[] {upwards.of(1), upwards.of(most)},
                    Ink.BASE,
                    1.4,
                    true);
        }
        int most =
                points.series().stream().mapToInt(one -> one.x().length).max().orElse(0);
        int total = points.series().stream().mapToInt(one -> one.x().length).sum();
        // the grey ones below those that have a colour
        for (int i = points.series().size() - 1; i >= 0; i--) {
            var one = points.series().get(i);
            var color = Ink.of(i, chart.colors());
            double[] x = Arrays.stream(one.x()).map(across::of).toArray();
            double[] y = Arrays.stream(one.y()).map(upwards::of).toArray();
            if (!points.joined()) {
                if (one.counts().length == 0) {
                    marks.dots(x, y, Ink.faint(color, total <= 100 ? 230 : 150), total <= 100 ? 7 : 5);
                }
                continue;
            }
            marks.line(x, y, color, Ink.isRest(i, chart.colors()) ? 1 : most > 400 ? 1.2 : 2.2, false);
            if (most <= 30 && !points.nines() && !Ink.isRest(i, chart.colors())) {
                marks.dots(x, y, color, 7);
            } else {
                marks.dots(lone(x, y, true), lone(x, y, false), color, 4);
            }
        }
    }

    @Override
    public void under(Graphics2D graphics, Plot plot) {
        for (int s = 0; s < points.series().size(); s++) {
            var one = points.series().get(s);
            double[] ordered = Arrays.stream(one.counts()).sorted().toArray();
            // not the most of all: one crowded place would make all others pale
            double most = ordered.length == 0 ? 1 : ordered[(int) (CROWDED * (ordered.length - 1))];
            var color = Ink.of(s, chart.colors());
            for (int i = 0; i < one.counts().length; i++) {
                // in steps: each shade is a colour of its own in the picture
                double part = Math.min(1, Math.ceil(SHADES * Math.sqrt(one.counts()[i] / most)) / SHADES);
                graphics.setColor(Ink.mix(Ink.PAPER, color, FAINTEST + (1 - FAINTEST) * part));
                graphics.fill(new Rectangle2D.Double(
                        Math.rint(plot.x(across.of(one.x()[i]))) - 1,
                        Math.rint(plot.y(upwards.of(one.y()[i]))) - 1,
                        2,
                        2));
            }
        }
    }

    /** Returns those points that no line reaches, since what is beside them is no number. */
    private static double[] lone(double[] x, double[] y, boolean across) {
        return IntStream.range(0, x.length)
                .filter(i -> !Double.isNaN(y[i])
                        && (i == 0 || Double.isNaN(y[i - 1]))
                        && (i == x.length - 1 || Double.isNaN(y[i + 1])))
                .mapToDouble(i -> across ? x[i] : y[i])
                .toArray();
    }

    @Override
    public void over(Graphics2D graphics, Plot plot) {
        var fromAbove = direct.stream()
                .sorted(Comparator.comparingDouble(Direct::place).reversed())
                .toList();
        double[] y = fromAbove.stream().mapToDouble(one -> plot.y(one.place())).toArray();
        for (int i = 1; i < y.length; i++) {
            y[i] = Math.max(y[i], y[i - 1] + DIRECT_LINE);
        }
        double end = plot.bottom();
        for (int i = y.length - 1; i >= 0; i--) {
            y[i] = Math.min(y[i], end);
            end = y[i] - DIRECT_LINE;
        }
        for (int i = 0; i < y.length; i++) {
            var one = fromAbove.get(i);
            Ink.write(graphics, one.name(), Ink.LABEL, Ink.readable(one.color()), plot.right() + 8, y[i] + 4, 0);
        }
    }
}
