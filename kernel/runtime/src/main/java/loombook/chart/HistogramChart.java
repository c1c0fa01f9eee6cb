package loombook.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How many values lie in each of some intervals of the same width, which are called bins. A value on the border of two
 * counts in the upper one, in the last bin also its end. Several samples share their bins and lie on each other.
 *
 * @param bins how many bins there should be; 0 leaves it to the chart, which goes by Freedman's and Diaconis' rule. Their
 *     borders are round numbers, so it can be some more or fewer
 */
public record HistogramChart(ChartFrame frame, int bins, List<ChartSample> samples) implements Chart<HistogramChart> {
    private static final int MOST_BINS = 200;
    private static final int MOST_OWN_BINS = 60;
    private static final int MOST_TOLD = 25;
    private static final int BAR = 30;

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException when the number of bins is not from 0 to 200
     */
    public HistogramChart {
        if (bins < 0 || bins > MOST_BINS) {
            throw new IllegalArgumentException("A histogram can have 1 to " + MOST_BINS + " bins, not " + bins + ".");
        }
        samples = List.copyOf(samples);
    }

    @Override
    public HistogramChart with(ChartFrame other) {
        return new HistogramChart(other, bins, samples);
    }

    /**
     * Returns this chart with one sample more.
     *
     * @param values an array, a collection or a stream of numbers or durations
     * @throws IllegalArgumentException when it is something else
     */
    public HistogramChart with(String name, Object values) {
        return new HistogramChart(frame, bins, ChartSample.and(samples, name, values, valueFrame()));
    }

    /** Returns this chart with about so many bins. */
    public HistogramChart withBins(int count) {
        return new HistogramChart(frame, count, samples);
    }

    /** Returns this chart with a logarithmic axis for the values, and bins of the same width on it. */
    public HistogramChart withLogX() {
        return with(frame.withX(frame.x().withLog()));
    }

    /** The values stand along the x axis. */
    private ChartFrame valueFrame() {
        return frame.withY(frame.x());
    }

    Drawable drawable() {
        var cleaning = new Cleaning();
        boolean logarithmic = frame.x().logarithmic();
        var sorted = samples.stream()
                .map(one -> cleaning.sorted(Doubles.array(one.values()), logarithmic))
                .toList();
        var edges = edges(sorted, logarithmic);
        var drawn = new ArrayList<Map<String, Object>>();
        for (int s = 0; s < samples.size() && edges.length > 1; s++) {
            drawn.add(Map.of("name", samples.get(s).name(), "counts", Doubles.of(counts(sorted.get(s), edges))));
        }
        var content = Map.<String, Object>of("edges", Doubles.of(edges), "series", drawn);
        var names = samples.stream().map(ChartSample::name).toList();
        return new Drawable(
                "bins", frame, content, cleaning.notes(), Drawable.alt("Histogram", frame, names), text(sorted, edges));
    }

    private double[] edges(List<double[]> sorted, boolean logarithmic) {
        var all = sorted.stream()
                .flatMapToDouble(Arrays::stream)
                .map(logarithmic ? Math::log10 : value -> value)
                .sorted()
                .toArray();
        if (all.length == 0) {
            return all;
        }
        double low = all[0];
        double high = all[all.length - 1];
        if (low == high) {
            double half = low == 0 ? 0.5 : Math.abs(low) / 20;
            low -= half;
            high += half;
        }
        double width = high - low;
        if (Double.isInfinite(width)) { // numbers of both signs, near the largest there are
            return IntStream.rangeClosed(0, 10)
                    .mapToDouble(i -> all[0] * (1 - i / 10.0) + all[all.length - 1] * (i / 10.0))
                    .toArray();
        }
        double step = round(width / wanted(all, width));
        double first = Math.floor(low / step);
        int count = (int) Math.max(1, Math.ceil(high / step - first + 1e-9));
        var edges = IntStream.rangeClosed(0, count).mapToDouble(i -> (first + i) * step);
        return logarithmic ? edges.map(edge -> Math.pow(10, edge)).toArray() : edges.toArray();
    }

    private double wanted(double[] all, double width) {
        if (bins > 0) {
            return bins;
        }
        double middle = Quantiles.of(all, 0.75) - Quantiles.of(all, 0.25);
        double rule = middle > 0 ? width / (2 * middle / Math.cbrt(all.length)) : Math.sqrt(all.length);
        return Math.clamp(rule, 5, MOST_OWN_BINS);
    }

    /** Returns the nearest of 1, 2, 2.5, 5 times a power of ten. */
    private static double round(double step) {
        double power = Math.pow(10, Math.floor(Math.log10(step)));
        return DoubleStream.of(1, 2, 2.5, 5, 10)
                .map(factor -> factor * power)
                .boxed()
                .min((one, other) -> Double.compare(Math.abs(one - step), Math.abs(other - step)))
                .orElse(step);
    }

    private static double[] counts(double[] sorted, double[] edges) {
        var counts = new double[edges.length - 1];
        int bin = 0;
        for (double value : sorted) {
            while (bin < counts.length - 1 && value >= edges[bin + 1]) {
                bin++;
            }
            counts[bin]++;
        }
        return counts;
    }

    /** Returns a line for each bin, or for some neighbours where there are many. */
    private String text(List<double[]> sorted, double[] edges) {
        if (edges.length < 2) {
            return "no values";
        }
        int together = Math.ceilDiv(edges.length - 1, MOST_TOLD);
        var fewer = IntStream.range(0, edges.length)
                .filter(i -> i % together == 0 || i == edges.length - 1)
                .mapToDouble(i -> edges[i])
                .toArray();
        var all = sorted.stream().map(values -> counts(values, fewer)).toList();
        double most = all.stream().flatMapToDouble(Arrays::stream).max().orElse(1);
        var heading = new ArrayList<String>();
        if (samples.size() > 1) {
            heading.add("");
            samples.forEach(one -> heading.add(one.name()));
        }
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < fewer.length - 1; i++) {
            var row = new ArrayList<String>();
            row.add(Texts.number(fewer[i]) + " … "
                    + Texts.value(fewer[i + 1], frame.x().unit()));
            int bin = i;
            all.forEach(counts -> row.add(Texts.number(counts[bin])));
            if (all.size() == 1) {
                var bar = Texts.bar(all.getFirst()[i] / most, BAR);
                row.add(bar + " ".repeat(BAR - bar.length()));
            }
            rows.add(row);
        }
        return Texts.table(heading, rows);
    }
}
