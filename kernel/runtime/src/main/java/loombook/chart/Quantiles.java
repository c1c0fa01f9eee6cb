package loombook.chart;

/** The value below which a part of all values lie. */
final class Quantiles {
    private Quantiles() {}

    /**
     * Returns a quantile, between two values on the straight line through them (as numpy does it); NaN of nothing.
     *
     * @param sorted in ascending order
     * @param part from 0 for the lowest to 1 for the highest
     */
    static double of(double[] sorted, double part) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double place = part * (sorted.length - 1);
        int below = (int) place;
        if (below + 1 >= sorted.length) {
            return sorted[sorted.length - 1];
        }
        double beyond = place - below;
        return sorted[below] * (1 - beyond) + sorted[below + 1] * beyond;
    }
}
