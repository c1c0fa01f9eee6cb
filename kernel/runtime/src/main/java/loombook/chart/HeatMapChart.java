package loombook.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table of numbers as colours: from light to dark, or, when there are values below and above zero, blue below and
 * vermillion above. A cell without a value is grey. The unit of the y axis is that of the values.
 *
 * @param rows the labels of the rows, from above
 * @param columns the labels of the columns
 * @param values for each row a value for each column; NaN where there is none
 */
public record HeatMapChart(ChartFrame frame, List<String> rows, List<String> columns, List<List<Double>> values)
        implements Chart<HeatMapChart> {
    private static final int MOST_ROWS = 120;
    private static final int MOST_COLUMNS = 200;

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException when there are not as many values as labels
     */
    public HeatMapChart {
        int across = columns.size();
        if (values.size() != rows.size() || values.stream().anyMatch(row -> row.size() != across)) {
            throw new IllegalArgumentException("A heat map of " + rows.size() + " row labels and " + across
                    + " column labels needs " + rows.size() + " rows of " + across + " values each, and there are "
                    + values.size() + " rows of "
                    + values.stream().mapToInt(List::size).distinct().boxed().toList() + ".");
        }
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        values = values.stream().<List<Double>>map(Doubles::copy).toList();
    }

    static HeatMapChart of(ChartFrame frame, Map<?, ?> values) {
        var columns = new LinkedHashSet<String>();
        var rows = new LinkedHashMap<String, Map<String, Double>>();
        values.forEach((label, row) -> {
            if (!(row instanceof Map<?, ?> map)) {
                throw new IllegalArgumentException("A heat map takes a map of maps, and \"" + label + "\" has "
                        + Texts.cut(String.valueOf(row), 40) + ".");
            }
            var ofColumn = new HashMap<String, Double>();
            map.forEach((column, value) -> ofColumn.put(
                    String.valueOf(column), Numbers.number(value, frame.y().unit())));
            map.keySet().forEach(column -> columns.add(String.valueOf(column)));
            rows.put(String.valueOf(label), ofColumn);
        });
        var numbers = rows.values().stream()
                .map(row -> columns.stream()
                        .map(column -> row.getOrDefault(column, Double.NaN))
                        .toList())
                .toList();
        return new HeatMapChart(frame, List.copyOf(rows.keySet()), List.copyOf(columns), numbers);
    }

    static HeatMapChart of(ChartFrame frame, @Nullable List<?> rows, @Nullable List<?> columns, Object values) {
        Stream<?> each = switch (values) {
            case Object[] arrays -> Stream.of(arrays);
            case List<?> lists -> lists.stream();
            default ->
                throw new IllegalArgumentException("A heat map takes an array or a list of rows, and this is a "
                        + values.getClass().getSimpleName() + ".");
        };
        var numbers = each.<List<Double>>map(
                        row -> Doubles.of(Numbers.of(row, frame.y().unit())))
                .toList();
        int across = numbers.isEmpty() ? 0 : numbers.getFirst().size();
        return new HeatMapChart(frame, labels(rows, numbers.size()), labels(columns, across), numbers);
    }

    private static List<String> labels(@Nullable List<?> labels, int count) {
        return labels == null
                ? IntStream.range(0, count).mapToObj(String::valueOf).toList()
                : labels.stream().map(String::valueOf).toList();
    }

    @Override
    public HeatMapChart with(ChartFrame other) {
        return new HeatMapChart(other, rows, columns, values);
    }

    Drawable drawable() {
        var cleaning = new Cleaning();
        var clean =
                values.stream().map(row -> finite(Doubles.array(row), cleaning)).toList();
        int down = Math.max(1, Math.ceilDiv(rows.size(), MOST_ROWS));
        int across = Math.max(1, Math.ceilDiv(columns.size(), MOST_COLUMNS));
        if (down > 1 || across > 1) {
            cleaning.note("Each coloured field is the mean of " + down + " × " + across + " values.");
        }
        var drawn = new ArrayList<List<Double>>();
        for (int r = 0; r < rows.size(); r += down) {
            var block = clean.subList(r, Math.min(r + down, rows.size()));
            drawn.add(Doubles.of(IntStream.range(0, Math.ceilDiv(columns.size(), across))
                    .mapToDouble(c -> mean(block, c * across, Math.min((c + 1) * across, columns.size())))
                    .toArray()));
        }
        var content = Map.<String, Object>of(
                "rows",
                every(rows, down),
                "columns",
                every(columns, across),
                "values",
                drawn,
                "unit",
                frame.y().unit());
        var named = frame.withY(new ChartAxis(frame.y().title(), "", false));
        return new Drawable("cells", named, content, cleaning.notes(), Drawable.alt("Heat map", named, rows), text());
    }

    /** A gap is nothing to tell of, other than an infinite value. */
    private static double[] finite(double[] row, Cleaning cleaning) {
        var gaps = row.clone();
        int infinite = 0;
        for (int i = 0; i < row.length; i++) {
            if (Double.isInfinite(row[i])) {
                gaps[i] = Double.NaN;
                infinite++;
            }
        }
        if (infinite > 0) {
            var ends = new double[infinite];
            Arrays.fill(ends, Double.NaN);
            cleaning.gaps(ends, false);
        }
        return gaps;
    }

    private static double mean(List<double[]> block, int from, int to) {
        double sum = 0;
        int count = 0;
        for (var row : block) {
            for (int c = from; c < to; c++) {
                if (!Double.isNaN(row[c])) {
                    sum += row[c];
                    count++;
                }
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    private static List<String> every(List<String> labels, int step) {
        return IntStream.range(0, Math.ceilDiv(labels.size(), step))
                .mapToObj(i -> labels.get(i * step))
                .toList();
    }

    private String text() {
        if (rows.isEmpty() || columns.isEmpty()) {
            return "no values";
        }
        var heading = new ArrayList<String>();
        heading.add(frame.y().unit().isEmpty() ? "" : "in " + frame.y().unit());
        heading.addAll(columns);
        var lines = new ArrayList<List<String>>();
        for (int r = 0; r < rows.size(); r++) {
            var line = new ArrayList<String>();
            line.add(rows.get(r));
            values.get(r).forEach(value -> line.add(Texts.value(value, "")));
            lines.add(line);
        }
        return Texts.table(heading, lines);
    }
}
