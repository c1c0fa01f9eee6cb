package loombook.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * How high the value is that a part of all values does not exceed, such as the latency within which 99 % of requests were
 * answered. Each step along the x axis adds a nine: from 90 % to 99 %, to 99.9 %, and so on. A line ends at the highest
 * value.
 */
public record PercentileChart(ChartFrame frame, List<ChartSample> samples) implements Chart<PercentileChart> {
    private static final double[] TOLD = {0.5, 0.9, 0.99, 0.999, 0.9999, 1};
    private static final int STEPS = 200;

    /** Copies the list. */
    public PercentileChart {
        samples = List.copyOf(samples);
    }

    @Override
    public PercentileChart with(ChartFrame other) {
        return new PercentileChart(other, samples);
    }

    /**
     * Returns this chart with one line more.
     *
     * @param values an array, a collection or a stream of numbers or durations
     * @throws IllegalArgumentException when it is something else
     */
    public PercentileChart with(String name, Object values) {
        return new PercentileChart(frame, ChartSample.and(samples, name, values, frame));
    }

    /** Returns this chart with a logarithmic axis for the values. */
    public PercentileChart withLogY() {
        return with(frame.withY(frame.y().withLog()));
    }

    Drawable drawable() {
        var cleaning = new Cleaning();
        var drawn = new ArrayList<Map<String, Object>>();
        var rows = new ArrayList<List<String>>();
        for (var sample : samples) {
            var sorted =
                    cleaning.sorted(Doubles.array(sample.values()), frame.y().logarithmic());
            // how many nines this many values can tell of: 1000 of them three
            double nines = Math.log10(Math.max(2, sorted.length));
            var x = new double[sorted.length == 0 ? 0 : STEPS + 1];
            Arrays.setAll(x, i -> nines * i / STEPS);
            var y = Arrays.stream(x)
                    .map(place ->
                            place == nines ? sorted[sorted.length - 1] : Quantiles.of(sorted, 1 - Math.pow(10, -place)))
                    .toArray();
            drawn.add(Map.of("name", sample.name(), "x", Doubles.of(x), "y", Doubles.of(y)));
            rows.add(row(sample.name(), sorted));
        }
        var names = samples.stream().map(ChartSample::name).toList();
        return new Drawable(
                "points",
                frame,
                Map.of("series", drawn, "joined", true, "nines", true),
                cleaning.notes(),
                Drawable.alt("Percentiles", frame, names),
                rows.isEmpty()
                        ? "no values"
                        : Texts.table(
                                List.of("", "values", "50 %", "90 %", "99 %", "99.9 %", "99.99 %", "highest"), rows));
    }

    private List<String> row(String name, double[] sorted) {
        var row = new ArrayList<String>();
        row.add(name);
        row.add(Texts.number(sorted.length));
        for (double part : TOLD) {
            // of 100 values nobody knows the 99.9th percentile
            boolean known = part == 1 || sorted.length * (1 - part) >= 0.99;
            row.add(Texts.value(
                    known ? Quantiles.of(sorted, part) : Double.NaN, frame.y().unit()));
        }
        return row;
    }
}
