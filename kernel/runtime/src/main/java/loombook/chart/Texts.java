package loombook.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers and tables as text. */
final class Texts {
    /** So many rows, columns or characters of a label are shown; what is left out is said. */
    static final int MOST_ROWS = 40;

    private static final int MOST_COLUMNS = 10;
    private static final int LONGEST = 40;
    private static final String STEPS = "▁▂▃▄▅▆▇█";

    private Texts() {}

    /** Returns a value with its unit as a person writes it; a dash for none. */
    static String value(double value, String unit) {
        if (Double.isNaN(value)) {
            return "–";
        }
        return unit.isEmpty() || Double.isInfinite(value) ? number(value) : number(value) + " " + unit;
    }

    static String number(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "-∞";
        }
        double size = Math.abs(value);
        if (size >= 1e12) {
            return String.format(Locale.ROOT, "%.3g", value);
        }
        return size >= 100 || value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.3g", value);
    }

    static String count(long count, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
    }

    static String cut(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }

    /**
     * Returns rows below each other, the first column to the left and the others to the right. Rows in the middle and
     * columns at the end are left out when there are very many.
     *
     * @param heading empty for none
     */
    static String table(List<String> heading, List<List<String>> rows) {
        var shown = new ArrayList<List<String>>();
        int more = rows.size() - MOST_ROWS;
        if (!heading.isEmpty()) {
            shown.add(columns(heading));
        }
        int head = more > 0 ? MOST_ROWS / 2 : rows.size();
        rows.subList(0, head).forEach(row -> shown.add(columns(row)));
        int gap = shown.size();
        if (more > 0) {
            rows.subList(rows.size() - MOST_ROWS / 2, rows.size()).forEach(row -> shown.add(columns(row)));
        }
        var widths = new int[shown.stream().mapToInt(List::size).max().orElse(0)];
        for (var row : shown) {
            for (int c = 0; c < row.size(); c++) {
                widths[c] = Math.max(widths[c], row.get(c).length());
            }
        }
        var lines = new ArrayList<>(shown.stream().map(row -> line(row, widths)).toList());
        if (more > 0) {
            lines.add(gap, "… " + count(more, "row") + " left out …");
        }
        return String.join("\n", lines);
    }

    private static List<String> columns(List<String> row) {
        var cut = row.stream().map(cell -> cut(cell, LONGEST)).collect(Collectors.toCollection(ArrayList::new));
        int more = row.size() - 1 - MOST_COLUMNS;
        if (more > 0) {
            cut.subList(1 + MOST_COLUMNS, cut.size()).clear();
            cut.add("… " + more + " more");
        }
        return cut;
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

    /** Returns a bar of so many eighths of a character. */
    static String bar(double part, int width) {
        int eighths = (int) Math.round(part * width * 8);
        return "█".repeat(eighths / 8) + (eighths % 8 == 0 ? "" : String.valueOf("▏▎▍▌▋▊▉".charAt(eighths % 8 - 1)));
    }

    /** Returns the course of numbers in one line, each character the mean of those that it stands for. */
    static String sparkline(double[] values, int width) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (Double.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        var line = new StringBuilder();
        int columns = Math.min(width, values.length);
        for (int c = 0; c < columns; c++) {
            int from = (int) ((long) c * values.length / columns);
            int to = (int) ((c + 1L) * values.length / columns);
            double sum = 0;
            int count = 0;
            for (int i = from; i < to; i++) {
                if (Double.isFinite(values[i])) {
                    // divided first: the sum of two very large numbers would be infinite
                    sum += values[i] / (to - from);
                    count++;
                }
            }
            double mean = sum * (to - from) / Math.max(1, count);
            double part = high > low ? mean / (high - low) - low / (high - low) : 0.5;
            line.append(
                    count == 0 ? ' ' : STEPS.charAt((int) Math.clamp(part * STEPS.length(), 0, STEPS.length() - 1)));
        }
        return line.toString();
    }
}
