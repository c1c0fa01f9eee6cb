package loombook.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import loombook.display.Displayable;
import loombook.display.MimeBundle;
import org.jspecify.annotations.Nullable;

/**
 * Bars, grouped by label where there are several series.
 *
 * @param unit the values' unit; may be empty
 * @param labels the labels of the groups, in order
 * @param series for each series a value for each label; NaN where it has none
 */
public record BarChart(String title, String unit, List<String> labels, List<Series> series) implements Displayable {
    /** The MIME type under which charts travel to the kernel process, which draws them. */
    public static final String TYPE = "application/vnd.loombook.chart+json";

    /**
     * Some bars of one colour.
     *
     * @param name its name in the legend; empty for the only series
     */
    public record Series(String name, List<Double> values) {}

    /**
     * Returns this chart with one series more; labels that are new come after those there are.
     *
     * @param values from label to value, in the map's order
     */
    public BarChart with(String name, Map<String, ? extends Number> values) {
        var all = new LinkedHashSet<>(labels);
        all.addAll(values.keySet());
        var more = new ArrayList<Series>();
        for (var one : series) {
            var padded = new ArrayList<>(one.values());
            while (padded.size() < all.size()) {
                padded.add(Double.NaN);
            }
            more.add(new Series(one.name(), padded));
        }
        more.add(new Series(
                name, all.stream().map(label -> valueOf(values.get(label))).toList()));
        return new BarChart(title, unit, List.copyOf(all), more);
    }

    private static double valueOf(@Nullable Number number) {
        return number == null ? Double.NaN : number.doubleValue();
    }

    @Override
    public MimeBundle bundle() {
        var data = new LinkedHashMap<String, Object>();
        data.put("kind", "bars");
        data.put("title", title);
        data.put("unit", unit);
        data.put("labels", labels);
        data.put(
                "series",
                series.stream()
                        .map(one -> Map.of("name", one.name(), "values", one.values()))
                        .toList());
        return MimeBundle.of(TYPE, data, text());
    }

    /** Returns the same as aligned text. */
    private String text() {
        var heading = new ArrayList<String>();
        heading.add("");
        series.forEach(one -> heading.add(one.name()));
        var rows = new ArrayList<List<String>>();
        if (series.size() > 1) {
            rows.add(heading);
        }
        for (int i = 0; i < labels.size(); i++) {
            var row = new ArrayList<String>();
            row.add(labels.get(i));
            for (var one : series) {
                row.add(valueText(one.values().get(i)));
            }
            rows.add(row);
        }
        int columns = series.size() + 1;
        var widths = new int[columns];
        for (var row : rows) {
            for (int c = 0; c < columns; c++) {
                widths[c] = Math.max(widths[c], row.get(c).length());
            }
        }
        return title + "\n" + rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
    }

    private String valueText(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        var number = Math.abs(value) >= 100 || value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.3g", value);
        return unit.isEmpty() ? number : number + " " + unit;
    }

    private static String line(List<String> cells, int[] widths) {
        var line = new StringBuilder();
        for (int c = 0; c < cells.size(); c++) {
            var cell = cells.get(c);
            var pad = " ".repeat(widths[c] - cell.length());
            line.append(c == 0 ? cell + pad : "  " + pad + cell);
        }
        return line.toString().stripTrailing();
    }
}
