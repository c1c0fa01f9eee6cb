package loombook.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Points as text: a table when they are few, otherwise what each series comes to. */
final class PointsText {
    private static final int FEW = 20;
    private static final int WIDTH = 40;

    private PointsText() {}

    static String of(List<XySeries> series, ChartFrame frame, boolean lines) {
        if (series.stream().allMatch(one -> one.x().isEmpty())) {
            return "no values";
        }
        var x = new TreeSet<Double>();
        for (var one : series) {
            one.x().stream().limit(FEW + 1L).forEach(x::add);
        }
        boolean few = series.stream().allMatch(one -> one.x().size() <= FEW);
        return few && x.size() <= FEW && (lines || series.size() == 1)
                ? values(series, frame, x)
                : summaries(series, frame, lines);
    }

    private static String values(List<XySeries> series, ChartFrame frame, SortedSet<Double> all) {
        var heading = new ArrayList<String>();
        heading.add(frame.x().label().isEmpty() ? "x" : frame.x().label());
        series.forEach(one -> heading.add(one.name().isEmpty() ? frame.y().label() : one.name()));
        var rows = new ArrayList<List<String>>();
        for (double x : all) {
            var row = new ArrayList<String>();
            row.add(Texts.number(x));
            for (var one : series) {
                int place = one.x().indexOf(x);
                row.add(
                        place < 0
                                ? ""
                                : Texts.value(one.y().get(place), frame.y().unit()));
            }
            rows.add(row);
        }
        return Texts.table(heading, rows);
    }

    private static String summaries(List<XySeries> series, ChartFrame frame, boolean lines) {
        var rows = new ArrayList<List<String>>();
        for (var one : series) {
            var y = Doubles.array(one.y());
            var sorted = new Cleaning().sorted(y, false);
            var row = new ArrayList<String>();
            row.add(one.name());
            row.add(Texts.count(y.length, "point"));
            for (double part : new double[] {0, 0.5, 1}) {
                row.add(Texts.value(Quantiles.of(sorted, part), frame.y().unit()));
            }
            if (lines) {
                row.add(Texts.sparkline(y, WIDTH));
            }
            rows.add(row);
        }
        var heading = new ArrayList<>(List.of("", "", "lowest", "median", "highest"));
        if (lines) {
            heading.add("");
        }
        return Texts.table(heading, rows);
    }
}
