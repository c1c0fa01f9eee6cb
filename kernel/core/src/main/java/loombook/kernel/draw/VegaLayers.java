package loombook.kernel.draw;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The layers of a chart's Vega-Lite specification: for each kind of chart, what is drawn one over the other. */
final class VegaLayers {
    static final int MOST_POINTS = 1000;
    static final int MOST_SERIES = 14;

    private final ChartData chart;
    private final Figure figure;
    private final VegaFields fields;

    VegaLayers(ChartData chart, Figure figure) {
        this.chart = chart;
        this.figure = figure;
        this.fields = new VegaFields(chart, figure);
    }

    /** Returns the values of all layers, by the names that the layers call them. */
    Map<String, Object> datasets() {
        return fields.datasets();
    }

    /** Returns the layers, from below; nothing where there is too much to point at. */
    Optional<List<Map<String, Object>>> all() {
        return switch (chart.content()) {
            case ChartData.Bars bars ->
                few(bars.series().size(), new VegaBars(chart, bars, (BarsFigure) figure, fields).layers());
            case ChartData.Points points -> new VegaPoints(chart, points, fields).layers();
            case ChartData.Bins bins -> few(bins.series().size(), new VegaBins(chart, bins, fields).layers());
            case ChartData.Boxes boxes ->
                Optional.of(new VegaBoxes(chart, boxes, ((BoxesFigure) figure).lanes(), fields).layers());
            case ChartData.Cells cells ->
                cells.rows().size() * cells.columns().size() > MOST_POINTS
                        ? Optional.empty()
                        : Optional.of(new VegaCells(chart, cells, (CellsFigure) figure, fields).layers());
        };
    }

    private static Optional<List<Map<String, Object>>> few(int series, List<Map<String, Object>> layers) {
        return series > MOST_SERIES ? Optional.empty() : Optional.of(layers);
    }
}
