package loombook.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * Samples side by side, as Tukey's boxes: half of the values lie in the box, the line in it is the median, the whiskers
 * reach to the outermost values that are not farther from the box than one and a half times its length, and what lies
 * beyond is a dot.
 */
public record BoxChart(ChartFrame frame, List<ChartSample> samples) implements Chart<BoxChart> {
    private static final double REACH = 1.5;
    private static final int MOST_OUTLIERS = 100; // on each side of a box

    /** Copies the list. */
    public BoxChart {
        samples = List.copyOf(samples);
    }

    @Override
    public BoxChart with(ChartFrame other) {
        return new BoxChart(other, samples);
    }

    /**
     * Returns this chart with one box more.
     *
     * @param values an array, a collection or a stream of numbers or durations
     * @throws IllegalArgumentException when it is something else
     */
    public BoxChart with(String name, Object values) {
        return new BoxChart(frame, ChartSample.and(samples, name, values, frame));
    }

    /** Returns this chart with a logarithmic axis for the values. */
    public BoxChart withLogY() {
        return with(frame.withY(frame.y().withLog()));
    }

    Drawable drawable() {
        var cleaning = new Cleaning();
        var boxes = new ArrayList<Map<String, Object>>();
        var rows = new ArrayList<List<String>>();
        long beyond = 0;
        for (var sample : samples) {
            var sorted =
                    cleaning.sorted(Doubles.array(sample.values()), frame.y().logarithmic());
            double first = Quantiles.of(sorted, 0.25);
            double third = Quantiles.of(sorted, 0.75);
            double reach = REACH * (third - first);
            var low =
                    Arrays.stream(sorted).filter(value -> value < first - reach).toArray();
            var high =
                    Arrays.stream(sorted).filter(value -> value > third + reach).toArray();
            int inside = sorted.length - low.length - high.length;
            var five = DoubleStream.of(
                            inside > 0 ? sorted[low.length] : Double.NaN,
                            first,
                            Quantiles.of(sorted, 0.5),
                            third,
                            inside > 0 ? sorted[low.length + inside - 1] : Double.NaN)
                    .toArray();
            var outliers = DoubleStream.concat(Arrays.stream(few(low)), Arrays.stream(few(high)))
                    .toArray();
            beyond += low.length + high.length - outliers.length;
            boxes.add(Map.of(
                    "name", sample.name(),
                    "count", sorted.length,
                    "five", Doubles.of(five),
                    "outliers", Doubles.of(outliers)));
            rows.add(row(sample.name(), sorted));
        }
        if (beyond > 0) {
            cleaning.note("Left out: " + Texts.count(beyond, "dot")
                    + " of those beyond the whiskers, none of them the lowest or highest.");
        }
        var names = samples.stream().map(ChartSample::name).toList();
        return new Drawable(
                "boxes",
                frame,
                Map.of("boxes", boxes),
                cleaning.notes(),
                Drawable.alt("Box chart", frame, names),
                rows.isEmpty()
                        ? "no values"
                        : Texts.table(List.of("", "values", "lowest", "25 %", "median", "75 %", "highest"), rows));
    }

    private List<String> row(String name, double[] sorted) {
        var row = new ArrayList<String>();
        row.add(name);
        row.add(Texts.number(sorted.length));
        for (double part : new double[] {0, 0.25, 0.5, 0.75, 1}) {
            row.add(Texts.value(Quantiles.of(sorted, part), frame.y().unit()));
        }
        return row;
    }

    /** Returns not more dots than are drawn, evenly chosen, with the outermost among them. */
    private static double[] few(double[] outliers) {
        if (outliers.length <= MOST_OUTLIERS) {
            return outliers;
        }
        var few = new double[MOST_OUTLIERS];
        Arrays.setAll(few, i -> outliers[(int) ((long) i * (outliers.length - 1) / (MOST_OUTLIERS - 1))]);
        return few;
    }
}
