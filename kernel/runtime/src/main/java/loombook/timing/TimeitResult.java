package loombook.timing;

import java.util.List;
import java.util.Locale;
import loombook.text.SpokenDuration;

/**
 * What {@code %timeit} has measured; {@code %timeit -o} gives it as a value.
 *
 * @param runs how many runs made a round
 * @param rounds how long a run took in each round, in nanoseconds
 * @param bytes how much memory a run allocated, in bytes
 * @param warmUpNanos how long it ran before it was measured
 */
public record TimeitResult(long runs, List<Double> rounds, double bytes, double warmUpNanos) {
    private static final double MATTERS = 0.05;

    /** Copies the rounds. */
    public TimeitResult {
        rounds = List.copyOf(rounds);
    }

    /** Returns the median of the rounds, in nanoseconds. */
    public double medianNanos() {
        return new Sample(rounds).median();
    }

    /** Returns the shortest round, in nanoseconds a run. */
    public double bestNanos() {
        return new Sample(rounds).quantile(0);
    }

    /** Returns the longest round, in nanoseconds a run. */
    public double worstNanos() {
        return new Sample(rounds).quantile(1);
    }

    /** Says it in some lines. */
    @Override
    public String toString() {
        var sample = new Sample(rounds);
        double spread = (sample.quantile(0.75) - sample.quantile(0.25)) / 2;
        return SpokenDuration.ofNanos(sample.median()) + " ± " + SpokenDuration.ofNanos(spread) + " a run, "
                + allocated() + "\n"
                + String.format(
                        Locale.ROOT,
                        "median ± half the spread of the middle half, best %s\n%s of %s, after %s of warm-up",
                        SpokenDuration.ofNanos(sample.quantile(0)),
                        count(rounds.size(), "round"),
                        count(runs, "run"),
                        SpokenDuration.ofNanos(warmUpNanos))
                + outliers(sample);
    }

    private String allocated() {
        return bytes < MATTERS
                ? "nothing allocated"
                : String.format(Locale.ROOT, "%,.0f bytes allocated", Math.max(1, bytes));
    }

    private static String outliers(Sample sample) {
        var far = sample.outliers();
        double median = sample.median();
        double worst = 0;
        for (double one : far) {
            worst = Math.abs(one - median) > Math.abs(worst - median) || worst == 0 ? one : worst;
        }
        return Math.abs(worst - median) < MATTERS * median || far.length == 0
                ? ""
                : "\n" + (far.length == 1 ? "1 round is" : far.length + " rounds are") + " far off, at worst "
                        + SpokenDuration.ofNanos(worst) + ": something else was running";
    }

    private static String count(long count, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
    }
}
