package loombook.kernel.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * A chart as a picture.
 *
 * @param png twice as many pixels each way as it takes place, for screens of high density
 * @param width in CSS pixels
 * @param height in CSS pixels
 */
record Picture(byte[] png, int width, int height) {
    private static final int SCALE = 2;
    private static final int SIDE = 14;
    private static final int LINE = 17;
    private static final int SMALL_LINE = 14;
    private static final int SWATCH = 11;
    private static final int MOST_LEGEND_LINES = 3;
    private static final int MOST_NOTE_LINES = 3;
    private static final String NOTHING = "no values";

    static Picture of(ChartData chart, Figure figure) {
        int height = Math.max(chart.height(), figure.least());
        var image = new BufferedImage(chart.width() * SCALE, height * SCALE, BufferedImage.TYPE_INT_RGB);
        var graphics = graphics(image);
        new Sheet(chart, figure, graphics, height).paint();
        graphics.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(Palette.reduce(image), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Picture(bytes.toByteArray(), chart.width(), height);
    }

    static Graphics2D graphics(BufferedImage image) {
        var graphics = image.createGraphics();
        graphics.scale(SCALE, SCALE);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        return graphics;
    }

    /** What surrounds a plot: title, legend, axes and notes; it finds out how much room they leave. */
    private record Sheet(ChartData chart, Figure figure, Graphics2D graphics, int height) {
        void paint() {
            graphics.setColor(Ink.PAPER);
            graphics.fill(new Rectangle2D.Double(0, 0, chart.width(), height));
            int top = head();
            int bottom = foot();
            var left = left();
            var right = Math.max(SIDE, figure.rightRoom());
            var plot = new Plot(
                    left,
                    top,
                    Math.max(20, chart.width() - left - right),
                    Math.max(20, bottom - figure.bottomRoom() - top));
            grid(plot);
            var marks = new Marks(plot);
            figure.mark(marks, plot);
            figure.under(graphics, plot);
            marks.paint(graphics);
            base(plot);
            labels(plot, bottom);
            figure.over(graphics, plot);
            if (figure.isEmpty()) {
                Ink.write(graphics, NOTHING, Ink.LABEL, Ink.QUIET, plot.x(0.5), plot.y(0.5) + 4, 0.5);
            }
        }

        /** Writes title, legend and what the upward axis shows; returns where the plot can begin. */
        private int head() {
            int y = 8;
            for (var line : Ink.wrap(graphics, Ink.TITLE, chart.title(), chart.width() - 2.0 * SIDE, 2)) {
                y += LINE;
                Ink.write(graphics, line, Ink.TITLE, Ink.TEXT, SIDE, y, 0);
            }
            y += y > 8 ? 5 : 0;
            y = legend(y);
            var upwards = Ink.fit(graphics, Ink.SMALL, figure.upLabel(), chart.width() - 2.0 * SIDE);
            if (!upwards.isEmpty()) {
                y += LINE;
                Ink.write(graphics, upwards, Ink.SMALL, Ink.QUIET, SIDE, y, 0);
            }
            return y + (upwards.isEmpty() ? 12 : 15);
        }

        private int legend(int above) {
            int y = above;
            double x = SIDE;
            int lines = 1;
            var entries = figure.legend();
            for (int i = 0; i < entries.size(); i++) {
                var name = Ink.fit(graphics, Ink.LABEL, entries.get(i).name(), 0.45 * chart.width());
                double width = SWATCH + 6 + Ink.width(graphics, Ink.LABEL, name) + 16;
                if (x + width > chart.width() && x > SIDE) {
                    if (lines == MOST_LEGEND_LINES) {
                        Ink.write(graphics, "…", Ink.LABEL, Ink.QUIET, x, y + LINE, 0);
                        break;
                    }
                    lines++;
                    y += LINE;
                    x = SIDE;
                }
                graphics.setColor(entries.get(i).color());
                graphics.fill(new Rectangle2D.Double(
                        x, y + LINE - SWATCH + (figure.isLines() ? 4 : 1), SWATCH, figure.isLines() ? 3 : SWATCH - 1));
                Ink.write(graphics, name, Ink.LABEL, Ink.TEXT, x + SWATCH + 6, y + LINE, 0);
                x += width;
            }
            return entries.isEmpty() ? y : y + LINE + 2;
        }

        /** Writes notes and what the axis across shows, from below; returns where they begin. */
        private int foot() {
            var notes = new ArrayList<String>();
            for (var note : chart.notes()) {
                notes.addAll(Ink.wrap(graphics, Ink.SMALL, note, chart.width() - 2.0 * SIDE, 2));
            }
            var shown = notes.subList(0, Math.min(MOST_NOTE_LINES, notes.size()));
            double y = height - 10 - SMALL_LINE * (shown.size() - 1.0);
            for (int i = 0; i < shown.size(); i++) {
                Ink.write(graphics, shown.get(i), Ink.SMALL, Ink.QUIET, SIDE, y + SMALL_LINE * i, 0);
            }
            int bottom = height - 8 - SMALL_LINE * shown.size() - (shown.isEmpty() ? 0 : 5);
            return figure.acrossLabel().isEmpty() ? bottom : bottom - LINE;
        }

        private int left() {
            double widest = figure.upwards().ticks().stream()
                    .mapToDouble(tick -> Ink.width(graphics, Ink.LABEL, tick.label()))
                    .max()
                    .orElse(0);
            return (int) Math.ceil(SIDE + Math.max(widest + 8, figure.leftRoom()));
        }

        private void grid(Plot plot) {
            graphics.setStroke(new BasicStroke(1));
            graphics.setColor(Ink.GRID);
            if (figure.hasGridUpwards()) {
                for (var tick : figure.upwards().ticks()) {
                    graphics.draw(
                            new Line2D.Double(plot.left(), plot.y(tick.place()), plot.right(), plot.y(tick.place())));
                }
            }
            if (figure.hasGridAcross()) {
                for (var tick : figure.across().ticks()) {
                    graphics.draw(
                            new Line2D.Double(plot.x(tick.place()), plot.top(), plot.x(tick.place()), plot.bottom()));
                }
            }
        }

        /** Draws the line on which the marks stand. */
        private void base(Plot plot) {
            double place = figure.base();
            if (Double.isNaN(place)) {
                return;
            }
            graphics.setStroke(new BasicStroke(1));
            graphics.setColor(Ink.BASE);
            graphics.draw(
                    figure.isLying()
                            ? new Line2D.Double(plot.x(place), plot.top(), plot.x(place), plot.bottom())
                            : new Line2D.Double(plot.left(), plot.y(place), plot.right(), plot.y(place)));
        }

        private void labels(Plot plot, int bottom) {
            for (var tick : figure.upwards().ticks()) {
                Ink.write(graphics, tick.label(), Ink.LABEL, Ink.TEXT, plot.left() - 8, plot.y(tick.place()) + 4, 1);
            }
            var ticks = figure.across().ticks();
            int every = 1;
            while (every < ticks.size() && overlap(plot, ticks, every)) {
                every++;
            }
            for (int t = 0; t < ticks.size(); t += every) {
                var lines = ticks.get(t).label().lines().toList();
                for (int i = 0; i < lines.size(); i++) {
                    Ink.write(
                            graphics,
                            lines.get(i),
                            Ink.LABEL,
                            Ink.TEXT,
                            middle(plot, ticks.get(t)),
                            plot.bottom() + LINE + i * 14.0,
                            0.5);
                }
            }
            if (!figure.acrossLabel().isEmpty()) {
                var label = Ink.fit(graphics, Ink.SMALL, figure.acrossLabel(), plot.width());
                Ink.write(graphics, label, Ink.SMALL, Ink.QUIET, plot.right(), bottom + 12.0, 1);
            }
        }

        /** Returns whether labels would touch if every so many-th is written. */
        private boolean overlap(Plot plot, List<Scale.Tick> ticks, int every) {
            double end = Double.NEGATIVE_INFINITY;
            for (int t = 0; t < ticks.size(); t += every) {
                double half = width(ticks.get(t)) / 2;
                double middle = middle(plot, ticks.get(t));
                if (middle - half < end + 5) {
                    return true;
                }
                end = middle + half;
            }
            return false;
        }

        /** Returns where a label's middle is: below its tick, but not beyond the paper. */
        private double middle(Plot plot, Scale.Tick tick) {
            double half = width(tick) / 2 + 2;
            return Math.clamp(
                    plot.x(tick.place()),
                    Math.min(half, chart.width() / 2.0),
                    Math.max(chart.width() - half, chart.width() / 2.0));
        }

        private double width(Scale.Tick tick) {
            return tick.label()
                    .lines()
                    .mapToDouble(line -> Ink.width(graphics, Ink.LABEL, line))
                    .max()
                    .orElse(0);
        }
    }

    /** An entry of a legend. */
    record Entry(String name, Color color) {
        /** Returns the legend of several series; those that have no colour of their own share its last entry. */
        static List<Entry> of(List<String> names, List<Color> colors) {
            if (names.size() < 2) {
                return List.of();
            }
            var entries = new ArrayList<Entry>();
            for (int i = 0; i < names.size() && !Ink.isRest(i, colors); i++) {
                entries.add(new Entry(names.get(i), Ink.of(i, colors)));
            }
            int rest = names.size() - entries.size();
            if (rest > 0) {
                entries.add(new Entry(rest + " more", Ink.REST));
            }
            return entries;
        }
    }
}
