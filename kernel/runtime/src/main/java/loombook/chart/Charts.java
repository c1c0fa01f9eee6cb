package loombook.chart;

import java.util.List;
import java.util.Map;

/** Makes charts; display one, or end a cell with it. */
public final class Charts {
    private Charts() {}

    /**
     * Returns a bar chart of one series.
     *
     * @param title what the chart shows
     * @param unit the values' unit, such as {@code ms}; may be empty
     * @param values from each bar's label to its value, in the map's order
     */
    public static BarChart bars(String title, String unit, Map<String, ? extends Number> values) {
        return bars(title, unit).with("", values);
    }

    /** Returns a bar chart without series yet; add them by {@link BarChart#with}. */
    public static BarChart bars(String title, String unit) {
        return new BarChart(title, unit, List.of(), List.of());
    }
}
