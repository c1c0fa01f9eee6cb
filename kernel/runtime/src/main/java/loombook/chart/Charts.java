package loombook.chart;

import java.util.List;
import java.util.Map;

/**
 * Makes charts; display one, or end a cell with it. What values may be, {@link Chart} says.
 *
 * <p>Everywhere, {@code title} is what the chart shows, and {@code unit} the unit of its values, such as {@code ms}; either
 * may be empty.
 */
public final class Charts {
    private Charts() {}

    /**
     * Returns a bar chart of one series.
     *
     * @param title what the chart shows
     * @param unit the values' unit, such as {@code ms}; may be empty
     * @param values from each bar's label to its value, a number or a duration, in the map's order
     */
    public static BarChart bars(String title, String unit, Map<?, ?> values) {
        return bars(title, unit).with("", values);
    }

    /** Returns a bar chart without series yet; add them by {@link BarChart#with(String, Map)}. */
    public static BarChart bars(String title, String unit) {
        return new BarChart(ChartFrame.of(title, "", "", unit).withSize(640, 320), List.of(), List.of());
    }

    /**
     * Returns a line chart of one line.
     *
     * @param y an array, a collection or a stream, whose x are 0, 1, 2, …; or a map from x to y
     */
    public static LineChart lines(String title, String unit, Object y) {
        return lines(title, unit).with("", y);
    }

    /** Returns a line chart of one line. */
    public static LineChart lines(String title, String unit, Object x, Object y) {
        return lines(title, unit).with("", x, y);
    }

    /** Returns a line chart without lines yet; add them by {@link LineChart#with(String, Object)}. */
    public static LineChart lines(String title, String unit) {
        return new LineChart(ChartFrame.of(title, "", "", unit), List.of());
    }

    /** Returns a chart of dots of one colour. */
    public static ScatterChart scatter(String title, String unit, Object x, Object y) {
        return scatter(title, unit).with("", x, y);
    }

    /** Returns a scatter chart without dots yet; add them by {@link ScatterChart#with(String, Object, Object)}. */
    public static ScatterChart scatter(String title, String unit) {
        return new ScatterChart(ChartFrame.of(title, "", "", unit), List.of());
    }

    /**
     * Returns a histogram.
     *
     * @param values an array, a collection or a stream; or a map with one of these for each sample's name
     */
    public static HistogramChart histogram(String title, String unit, Object values) {
        var empty = histogram(title, unit);
        var valueFrame = empty.frame().withY(empty.frame().x());
        return new HistogramChart(empty.frame(), 0, ChartSample.all(values, valueFrame));
    }

    /** Returns a histogram without values yet; add them by {@link HistogramChart#with(String, Object)}. */
    public static HistogramChart histogram(String title, String unit) {
        var frame = ChartFrame.of(title, "", "count", "").withX(new ChartAxis("", unit, false));
        return new HistogramChart(frame, 0, List.of());
    }

    /**
     * Returns a box chart.
     *
     * @param values an array, a collection or a stream; or a map with one of these for each box's label
     */
    public static BoxChart box(String title, String unit, Object values) {
        var empty = box(title, unit);
        return new BoxChart(empty.frame(), ChartSample.all(values, empty.frame()));
    }

    /** Returns a box chart without boxes yet; add them by {@link BoxChart#with(String, Object)}. */
    public static BoxChart box(String title, String unit) {
        return new BoxChart(ChartFrame.of(title, "", "", unit), List.of());
    }

    /**
     * Returns a heat map.
     *
     * @param values a map with a map from the columns' labels to values for each row's label; or an array or a list of rows,
     *     which are numbered from 0 then, like the columns
     */
    public static HeatMapChart heatMap(String title, String unit, Object values) {
        var frame = ChartFrame.of(title, "", "", unit);
        return values instanceof Map<?, ?> map
                ? HeatMapChart.of(frame, map)
                : HeatMapChart.of(frame, null, null, values);
    }

    /**
     * Returns a heat map.
     *
     * @param rows the labels of the rows, from above
     * @param columns the labels of the columns
     * @param values an array or a list of rows
     * @throws IllegalArgumentException when there are not as many values as labels
     */
    public static HeatMapChart heatMap(String title, String unit, List<?> rows, List<?> columns, Object values) {
        return HeatMapChart.of(ChartFrame.of(title, "", "", unit), rows, columns, values);
    }

    /**
     * Returns a speed-up curve beside the ideal line.
     *
     * @param times from the number of workers to how long they took; there must be one for 1 worker
     */
    public static SpeedUpChart speedUp(String title, Map<? extends Number, ?> times) {
        return speedUp(title).with("", times);
    }

    /** Returns a speed-up chart without curves yet; add them by {@link SpeedUpChart#with(String, Map)}. */
    public static SpeedUpChart speedUp(String title) {
        return new SpeedUpChart(ChartFrame.of(title, "workers", "times as fast", ""), List.of());
    }

    /**
     * Returns a chart of percentiles.
     *
     * @param values an array, a collection or a stream; or a map with one of these for each line's name
     */
    public static PercentileChart percentiles(String title, String unit, Object values) {
        var empty = percentiles(title, unit);
        return new PercentileChart(empty.frame(), ChartSample.all(values, empty.frame()));
    }

    /** Returns a chart of percentiles without lines yet; add them by {@link PercentileChart#with(String, Object)}. */
    public static PercentileChart percentiles(String title, String unit) {
        return new PercentileChart(ChartFrame.of(title, "percentile", "", unit), List.of());
    }
}
