package loombook.kernel.draw;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * What stands in the plot: lines, rectangles and dots, drawn by XChart. Places go from 0 to 1, from left to right and from the
 * bottom to the top; a line is broken where one is NaN.
 *
 * <p>The axes are not XChart's: its ticks can't be placed, and for labels of some lengths it looked for ever for a scale
 * on which they fit.
 */
final class Marks {
    private static final int ROOM = 10; // around the plot, for dots and thick lines that stand on its border

    private final Plot plot;
    private final XYChart chart;

    Marks(Plot plot) {
        this.plot = plot;
        chart = new XYChart(plot.width() + 2 * ROOM, plot.height() + 2 * ROOM);
        var styler = chart.getStyler();
        styler.setAxisTicksVisible(false);
        styler.setAxisTitlesVisible(false);
        styler.setLegendVisible(false);
        styler.setLegendPosition(LegendPosition.InsideNW);
        styler.setChartTitleVisible(false);
        styler.setPlotGridLinesVisible(false);
        styler.setPlotBorderVisible(false);
        styler.setPlotContentSize(1);
        styler.setPlotMargin(0);
        styler.setChartPadding(0);
        var nothing = new Color(0, 0, 0, 0);
        styler.setChartBackgroundColor(nothing);
        styler.setPlotBackgroundColor(nothing);
        styler.setXAxisMin(-(double) ROOM / plot.width());
        styler.setXAxisMax(1 + (double) ROOM / plot.width());
        styler.setYAxisMin(-(double) ROOM / plot.height());
        styler.setYAxisMax(1 + (double) ROOM / plot.height());
    }

    /** Draws a line; one that is dashed should have few points, for the dashes begin anew at each. */
    void line(double[] x, double[] y, Color color, double width, boolean dashed) {
        if (x.length > 0) {
            add(x, y, XYSeriesRenderStyle.Line, color).setLineStyle(Ink.stroke(width, dashed));
        }
    }

    /** Fills rectangles, each of left, bottom, right and top. */
    void rectangles(List<double[]> all, Color color) {
        var x = new double[all.size() * 5];
        var y = new double[all.size() * 5];
        for (int i = 0; i < all.size(); i++) {
            double[] one = all.get(i);
            double[] acrossAndNothing = {one[0], one[0], one[2], one[2], one[2]};
            double[] upAndNothing = {one[1], one[3], one[3], one[1], Double.NaN};
            System.arraycopy(acrossAndNothing, 0, x, 5 * i, 5);
            System.arraycopy(upAndNothing, 0, y, 5 * i, 5);
        }
        if (!all.isEmpty()) {
            var series = add(x, y, XYSeriesRenderStyle.PolygonArea, color);
            series.setFillColor(color);
            series.setLineStyle(SeriesLines.NONE);
        }
    }

    void dots(double[] x, double[] y, Color color, int size) {
        if (x.length > 0) {
            chart.getStyler().setMarkerSize(size);
            var series = add(x, y, XYSeriesRenderStyle.Scatter, color);
            series.setMarker(SeriesMarkers.CIRCLE);
            series.setMarkerColor(color);
        }
    }

    private XYSeries add(double[] x, double[] y, XYSeriesRenderStyle style, Color color) {
        var series = chart.addSeries("" + chart.getSeriesCollection().size(), x, y);
        series.setXYSeriesRenderStyle(style);
        series.setLineColor(color);
        series.setMarker(SeriesMarkers.NONE);
        return series;
    }

    void paint(Graphics2D graphics) {
        if (chart.getSeriesCollection().isEmpty()) {
            return;
        }
        var part = (Graphics2D) graphics.create();
        part.translate(plot.left() - ROOM, plot.top() - ROOM);
        chart.paint(part, chart.getWidth(), chart.getHeight());
        part.dispose();
    }
}
