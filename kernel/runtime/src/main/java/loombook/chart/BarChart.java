package loombook.chart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Bars, grouped by label where there are several series. Where labels are long, the bars lie.
 *
 * @param labels the labels of the groups, in order
 * @param series for each series a value for each label; NaN where it has none
 */
public record BarChart(ChartFrame frame, List<String> labels, List<Series> series) implements Chart<BarChart> {
    /**
     * Some bars of one colour.
     *
     * @param name its name in the legend; empty for the only series
     * @param errors how far each value may be off, up and down; NaN or nothing where that is not known
     */
    public record Series(String name, List<Double> values, List<Double> errors) {
        /** Copies the values. */
        public Series {
            values = Doubles.copy(values);
            errors = Doubles.copy(errors);
        }

        /** Makes a series without errors. */
        public Series(String name, List<Double> values) {
            this(name, values, List.of());
        }

        private Series padded(int size) {
            return new Series(name, padded(values, size), errors.isEmpty() ? errors : padded(errors, size));
        }

        private static List<Double> padded(List<Double> values, int size) {
            var all = new ArrayList<>(values);
            all.addAll(Collections.nCopies(size - values.size(), Double.NaN));
            return all;
        }
    }

    /** Copies both lists. */
    public BarChart {
        labels = List.copyOf(labels);
        series = List.copyOf(series);
    }

    /** Returns the values' unit; may be empty. */
    public String unit() {
        return frame.y().unit();
    }

    @Override
    public BarChart with(ChartFrame other) {
        return new BarChart(other, labels, series);
    }

    /**
     * Returns this chart with one series more; labels that are new come after those there are.
     *
     * @param values from label to number or duration, in the map's order
     * @throws IllegalArgumentException when one is neither
     */
    public BarChart with(String name, Map<?, ?> values) {
        return with(name, values, Map.of());
    }

    /**
     * Returns this chart with one series more, with error bars.
     *
     * @param values from label to number or duration, in the map's order
     * @param errors from label to how far the value may be off, up and down; labels may be missing
     * @throws IllegalArgumentException when one is neither number nor duration
     */
    public BarChart with(String name, Map<?, ?> values, Map<?, ?> errors) {
        var ofLabel = numbers(values);
        var errorOfLabel = numbers(errors);
        var all = new LinkedHashSet<>(labels);
        all.addAll(ofLabel.keySet());
        var more = new ArrayList<Series>();
        series.forEach(one -> more.add(one.padded(all.size())));
        more.add(new Series(name, inOrder(all, ofLabel), errors.isEmpty() ? List.of() : inOrder(all, errorOfLabel)));
        return new BarChart(frame, List.copyOf(all), more);
    }

    private Map<String, Double> numbers(Map<?, ?> map) {
        var numbers = new LinkedHashMap<String, Double>();
        map.forEach((label, value) -> numbers.put(String.valueOf(label), Numbers.number(value, unit())));
        return numbers;
    }

    private static List<Double> inOrder(Set<String> labels, Map<String, Double> ofLabel) {
        return labels.stream()
                .map(label -> ofLabel.getOrDefault(label, Double.NaN))
                .toList();
    }

    Drawable drawable() {
        long infinite = series.stream()
                .flatMap(one -> one.values().stream())
                .filter(value -> value.isInfinite())
                .count();
        var cleaning = new Cleaning();
        if (infinite > 0) {
            cleaning.note("Left out: " + Texts.count(infinite, "value") + " without an end.");
        }
        var drawn = series.stream()
                .map(one -> Map.of(
                        "name", one.name(),
                        "values", one.values(),
                        "errors", one.errors()))
                .toList();
        var content = Map.<String, Object>of("labels", labels, "series", drawn);
        return new Drawable("bars", frame, content, cleaning.notes(), alt(), text());
    }

    private String alt() {
        if (series.size() != 1 || labels.size() > 6) {
            return Drawable.alt(
                    "Bar chart", frame, series.stream().map(Series::name).toList());
        }
        var values = series.getFirst().values();
        var bars = new ArrayList<String>();
        for (int i = 0; i < labels.size(); i++) {
            bars.add(labels.get(i) + " " + Texts.value(values.get(i), unit()));
        }
        return Drawable.alt("Bar chart", frame, bars);
    }

    /** Returns the same as aligned text. */
    private String text() {
        if (labels.isEmpty()) {
            return "no values";
        }
        var heading = new ArrayList<String>();
        if (series.size() > 1) {
            heading.add("");
            series.forEach(one -> heading.add(one.name()));
        }
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < labels.size(); i++) {
            int row = i;
            var cells = series.stream().map(one -> cell(one, row)).collect(Collectors.toCollection(ArrayList::new));
            cells.addFirst(labels.get(i));
            rows.add(cells);
        }
        return Texts.table(heading, rows);
    }

    private String cell(Series one, int row) {
        double error = one.errors().isEmpty() ? Double.NaN : one.errors().get(row);
        double value = one.values().get(row);
        return Double.isNaN(error)
                ? Texts.value(value, unit())
                : Texts.number(value) + " ± " + Texts.value(error, unit());
    }
}
