package loombook.kernel.draw;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Heat maps. Below and to the right of the cells a bar tells which colour is which value. */
record CellsFigure(ChartData chart, ChartData.Cells cells, Span span, Scale across, Scale upwards, boolean told)
        implements Figure {
    private static final Color NONE = new Color(0xDDE1E6);
    private static final Color MIDDLE = new Color(0xF7F7F7);

    /** From light to dark, so that they stay apart in grey as well. */
    private static final List<Color> RISING = List.of(
            new Color(0xE6F0F8),
            new Color(0xC5DCEE),
            new Color(0x7FB8DA),
            new Color(0x2F86BF),
            new Color(0x0A5A97),
            new Color(0x062F5C));

    private static final List<Color> BELOW = List.of(MIDDLE, new Color(0x7FB8DA), new Color(0x0A5A97));
    private static final List<Color> ABOVE = List.of(MIDDLE, new Color(0xF0A36B), new Color(0xB34700));
    private static final int BAR = 12;
    private static final int BAR_ROOM = 86;

    static CellsFigure of(ChartData chart, ChartData.Cells cells, Graphics2D graphics) {
        var span = Span.of(cells.values(), false);
        var rows = cells.rows().stream()
                .map(row -> Ink.fit(graphics, Ink.LABEL, row, 0.3 * chart.width()))
                .toList();
        double widest = cells.values().stream()
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .map(value -> Ink.width(graphics, Ink.SMALL, Scale.text(value)))
                .max()
                .orElse(0);
        double labels = rows.stream()
                .mapToDouble(row -> Ink.width(graphics, Ink.LABEL, row))
                .max()
                .orElse(0);
        double room = (chart.width() - BAR_ROOM - labels - 30)
                / Math.max(1, cells.columns().size());
        double lane = (chart.height() - 110.0) / Math.max(1, cells.rows().size());
        var below = Scale.labels(rows.reversed());
        int last = rows.size() - 1;
        int every = (int) Math.ceil(14 / Math.max(1e-3, lane));
        var ticks = below.ticks().reversed();
        var shown = IntStream.range(0, ticks.size())
                .filter(i -> i % every == 0)
                .mapToObj(ticks::get)
                .toList();
        var upwards = new Scale(row -> below.of(last - row), below.low(), below.high(), shown);
        var columns = cells.columns().stream()
                .map(column -> String.join("\n", Ink.wrap(graphics, Ink.LABEL, column, Math.max(room - 6, 40), 2)))
                .toList();
        return new CellsFigure(chart, cells, span, Scale.labels(columns), upwards, widest < room - 6 && lane >= 16);
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
        return cells.rows().isEmpty() || cells.columns().isEmpty();
    }

    @Override
    public double base() {
        return Double.NaN;
    }

    @Override
    public boolean hasGridUpwards() {
        return false;
    }

    @Override
    public boolean hasGridAcross() {
        return false;
    }

    @Override
    public int rightRoom() {
        return BAR_ROOM;
    }

    @Override
    public int bottomRoom() {
        return 36;
    }

    @Override
    public void mark(Marks marks, Plot plot) {}

    @Override
    public void under(Graphics2D graphics, Plot plot) {
        double wide = plot.width() / (double) Math.max(1, cells.columns().size());
        double high = plot.height() / (double) Math.max(1, cells.rows().size());
        double gap = Math.min(wide, high) > 8 ? 1 : 0;
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        for (int r = 0; r < cells.values().size(); r++) {
            double[] row = cells.values().get(r);
            for (int c = 0; c < row.length; c++) {
                graphics.setColor(color(row[c]));
                graphics.fill(
                        new Rectangle2D.Double(plot.left() + c * wide, plot.top() + r * high, wide - gap, high - gap));
            }
        }
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    }

    @Override
    public void over(Graphics2D graphics, Plot plot) {
        for (int r = 0; r < cells.values().size() && told; r++) {
            double[] row = cells.values().get(r);
            for (int c = 0; c < row.length; c++) {
                if (Double.isFinite(row[c])) {
                    Ink.write(
                            graphics,
                            Scale.text(row[c]),
                            Ink.SMALL,
                            ink(row[c]),
                            plot.x(across.of(c)),
                            plot.y(upwards.of(r)) + 4,
                            0.5);
                }
            }
        }
        if (!isEmpty()) {
            colorBar(graphics, plot);
        }
    }

    /** Returns in which colour a cell's value can be read. */
    Color ink(double value) {
        return Ink.luminance(color(value)) > 0.3 ? Ink.TEXT : Color.WHITE;
    }

    boolean isDiverging() {
        return span.low() < 0 && span.high() > 0;
    }

    /** Returns the colours from the lowest value to the highest. */
    List<Color> range() {
        if (!isDiverging()) {
            return RISING;
        }
        var range = new ArrayList<>(BELOW.reversed());
        range.addAll(ABOVE.subList(1, ABOVE.size()));
        return range;
    }

    private void colorBar(Graphics2D graphics, Plot plot) {
        int left = plot.right() + 16;
        int height = Math.min(plot.height(), 180);
        for (int y = 0; y < height; y++) {
            double part = 1 - y / (double) height;
            graphics.setColor(color(span.low() * (1 - part) + span.high() * part));
            graphics.fill(new Rectangle2D.Double(left, plot.top() + y, BAR, 1.5));
        }
        var scale = Scale.linear(span, 4, false);
        for (var tick : scale.ticks()) {
            double y = plot.top() + height * (1 - tick.place());
            var label = Ink.fit(graphics, Ink.SMALL, tick.label(), BAR_ROOM - 16 - BAR - 6);
            Ink.write(graphics, label, Ink.SMALL, Ink.TEXT, left + BAR + 5, y + 4, 0);
        }
        var unit = Ink.fit(graphics, Ink.SMALL, cells.unit(), BAR_ROOM - 16);
        if (!unit.isEmpty()) {
            Ink.write(graphics, unit, Ink.SMALL, Ink.QUIET, left, plot.top() - 6, 0);
        }
    }

    private Color color(double value) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        if (isDiverging()) {
            double end = Math.max(-span.low(), span.high());
            return between(value < 0 ? BELOW : ABOVE, Math.abs(value) / end);
        }
        double length = span.high() / 2 - span.low() / 2;
        return between(RISING, length > 0 ? (value / 2 - span.low() / 2) / length : 0.5);
    }

    private static Color between(List<Color> colors, double part) {
        double place = Math.clamp(part, 0, 1) * (colors.size() - 1);
        int below = (int) Math.min(colors.size() - 2, Math.floor(place));
        return Ink.mix(colors.get(below), colors.get(below + 1), place - below);
    }
}
