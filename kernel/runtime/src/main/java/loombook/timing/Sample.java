package loombook.timing;

import java.util.Arrays;
import java.util.List;

/** Numbers that were measured, in ascending order. */
final class Sample {
    private static final double FENCE = 1.5;

    private final double[] sorted;

    Sample(List<Double> values) {
        sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("Nothing was measured");
        }
    }

    double median() {
        return quantile(0.5);
    }

    /** Returns the value below which such a part of all lies, between two of them in proportion. */
    double quantile(double part) {
        double position = part * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    /** Returns the values further from the middle half than one and a half times its width (Tukey). */
    double[] outliers() {
        double low = quantile(0.25);
        double high = quantile(0.75);
        double fence = FENCE * (high - low);
        return Arrays.stream(sorted)
                .filter(one -> one < low - fence || one > high + fence)
                .toArray();
    }

    /**
     * Returns two of the values between which the median of all that could have been measured lies with a probability of
     * at least 95 %, whatever its distribution: by the number of values on either side of it, which is that of heads
     * in coin tosses. The lowest and the highest when there are too few for that.
     */
    double[] medianBounds() {
        int n = sorted.length;
        double outside = 0.05 / 2;
        double probability = Math.pow(0.5, n);
        double below = 0;
        int rank = 0;
        while (below + probability <= outside) {
            below += probability;
            probability *= (double) (n - rank) / (rank + 1);
            rank++;
        }
        int low = Math.max(0, rank - 1);
        return new double[] {sorted[low], sorted[n - 1 - low]};
    }
}
