package loombook.timing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import loombook.chart.BarChart;
import loombook.chart.Charts;
import loombook.display.Displayable;
import loombook.display.MimeBundle;
import loombook.table.Table;
import loombook.text.SpokenDuration;

/**
 * What came of a {@link Comparison}. Displayed, it is a table; {@link #chart} returns a chart.
 *
 * @param names the ways, the first being what the others are compared with
 * @param nanos for each of them how long a run took in each round, in nanoseconds
 */
public record ComparisonResult(String title, List<String> names, List<List<Double>> nanos) implements Displayable {
    private static final String[] UNITS = {"ns", "µs", "ms", "s"};

    /** Copies the figures. */
    public ComparisonResult {
        names = List.copyOf(names);
        nanos = nanos.stream().map(List::copyOf).toList();
    }

    /**
     * A ratio and where it lies with 95 % probability.
     *
     * @param median the median of the ratios in each round
     */
    public record Ratio(double median, double low, double high) {
        /** Returns whether 1 is not between its bounds. */
        public boolean isClear() {
            return low > 1 || high < 1;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.2f (%.2f–%.2f)", median, low, high);
        }
    }

    /**
     * Returns the median of a way, in nanoseconds a run.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public double medianNanos(String name) {
        return new Sample(nanos.get(indexOf(name))).median();
    }

    /**
     * Returns how many times as long as the first a way takes, from the ratios in each round.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public Ratio ratio(String name) {
        return ratio(indexOf(name));
    }

    private Ratio ratio(int index) {
        var ratios = new ArrayList<Double>();
        for (int i = 0; i < nanos.getFirst().size(); i++) {
            ratios.add(nanos.get(index).get(i) / nanos.getFirst().get(i));
        }
        var sample = new Sample(ratios);
        var bounds = sample.medianBounds();
        return new Ratio(sample.median(), bounds[0], bounds[1]);
    }

    private int indexOf(String name) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("Nothing named " + name + " was compared; there are " + names);
        }
        return index;
    }

    /** Returns the medians as a chart. */
    public BarChart chart() {
        double most = names.stream().mapToDouble(this::medianNanos).max().orElse(0);
        int unit = 0;
        double factor = 1;
        while (unit < UNITS.length - 1 && most / factor >= 1000) {
            factor *= 1000;
            unit++;
        }
        var values = new LinkedHashMap<String, Double>();
        for (var name : names) {
            values.put(name, medianNanos(name) / factor);
        }
        return Charts.bars(title, UNITS[unit]).with("", values);
    }

    /** Returns the table as which this is displayed. */
    public Table table() {
        var ratio = "× " + names.getFirst();
        var table = Table.columns("", "a run", "middle half of the rounds", ratio, "with 95 %")
                .caption(title)
                .alignRight("a run")
                .alignRight(ratio)
                .alignRight("with 95 %");
        for (int i = 0; i < names.size(); i++) {
            var sample = new Sample(nanos.get(i));
            var compared = ratio(i);
            table = table.row(
                    names.get(i),
                    SpokenDuration.ofNanos(sample.median()),
                    SpokenDuration.ofNanos(sample.quantile(0.25)) + " – "
                            + SpokenDuration.ofNanos(sample.quantile(0.75)),
                    i == 0 ? "1" : String.format(Locale.ROOT, "%.2f", compared.median()),
                    i == 0 ? null : String.format(Locale.ROOT, "%.2f – %.2f", compared.low(), compared.high()));
        }
        return table;
    }

    @Override
    public MimeBundle bundle() {
        return table().bundle();
    }

    /** Returns the table as text. */
    @Override
    public String toString() {
        return table().toString();
    }
}
