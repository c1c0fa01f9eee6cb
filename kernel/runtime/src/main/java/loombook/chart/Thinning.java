package loombook.chart;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** From very many points to those that make a difference to the eye. */
final class Thinning {
    private static final int FEW = 2000;
    private static final int DOT = 2; // in CSS pixels; dots nearer than this lie on each other

    /**
     * Points.
     *
     * @param counts how many each of them stands for; empty where each stands for itself
     * @param of how many points they stand for; those without a place are not counted
     */
    record Points(double[] x, double[] y, double[] counts, int of) {}

    private static final double[] NONE = {};

    private Thinning() {}

    /** Returns points of a line in ascending x; a NaN among the y is a gap. */
    static Points line(double[] x, double[] y, boolean logarithmic, int columns) {
        if (x.length <= FEW) {
            return ascending(x, y);
        }
        var range = new Range(x, logarithmic);
        // the indices of the leftmost, lowest, highest and rightmost point of each column
        int[][] picked = new int[columns][];
        var gap = new boolean[columns];
        for (int i = 0; i < x.length; i++) {
            if (Double.isNaN(x[i])) {
                continue;
            }
            int column = range.cell(x[i], columns);
            if (Double.isNaN(y[i])) {
                gap[column] = true;
            } else if (picked[column] == null) {
                picked[column] = new int[] {i, i, i, i};
            } else {
                int[] four = picked[column];
                four[0] = x[i] < x[four[0]] ? i : four[0];
                four[1] = y[i] < y[four[1]] ? i : four[1];
                four[2] = y[i] > y[four[2]] ? i : four[2];
                four[3] = x[i] >= x[four[3]] ? i : four[3];
            }
        }
        var keptX = new double[4 * columns];
        var keptY = new double[4 * columns];
        int kept = 0;
        for (int c = 0; c < columns; c++) {
            if (picked[c] == null) {
                if (gap[c] && kept > 0) {
                    keptX[kept] = keptX[kept - 1];
                    keptY[kept++] = Double.NaN;
                }
                continue;
            }
            for (int i : inOrder(x, picked[c])) {
                keptX[kept] = x[i];
                keptY[kept++] = y[i];
            }
        }
        return new Points(Arrays.copyOf(keptX, kept), Arrays.copyOf(keptY, kept), NONE, x.length);
    }

    private static int[] inOrder(double[] x, int[] four) {
        boolean turned = x[four[1]] > x[four[2]] || (x[four[1]] == x[four[2]] && four[1] > four[2]);
        return Arrays.stream(new int[] {four[0], four[turned ? 2 : 1], four[turned ? 1 : 2], four[3]})
                .distinct()
                .toArray();
    }

    private static Points ascending(double[] x, double[] y) {
        boolean sorted = true;
        for (int i = 0; i < x.length; i++) {
            sorted &= !Double.isNaN(x[i]) && (i == 0 || x[i] >= x[i - 1]);
        }
        if (sorted) {
            return new Points(x, y, NONE, x.length);
        }
        var order = new Integer[x.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (one, other) -> Double.compare(x[one], x[other]));
        int[] placed = Arrays.stream(order)
                .mapToInt(Integer::intValue)
                .filter(i -> !Double.isNaN(x[i]))
                .toArray();
        return new Points(at(x, placed), at(y, placed), NONE, placed.length);
    }

    /** Returns the dots; of very many, the middle of each place where some lie on each other. */
    static Points dots(double[] x, double[] y, ChartFrame frame) {
        var across = new Range(x, frame.x().logarithmic());
        var upwards = new Range(y, frame.y().logarithmic());
        int columns = Math.ceilDiv(frame.width(), DOT);
        int rows = Math.ceilDiv(frame.height(), DOT);
        int[] placed = IntStream.range(0, x.length)
                .filter(i -> !Double.isNaN(x[i]) && !Double.isNaN(y[i]))
                .toArray();
        if (placed.length <= FEW) {
            return new Points(at(x, placed), at(y, placed), NONE, placed.length);
        }
        var counts = new int[columns * rows];
        for (int i : placed) {
            counts[upwards.cell(y[i], rows) * columns + across.cell(x[i], columns)]++;
        }
        int[] taken = IntStream.range(0, counts.length)
                .filter(cell -> counts[cell] > 0)
                .toArray();
        return new Points(
                Arrays.stream(taken)
                        .mapToDouble(cell -> across.middle(cell % columns, columns))
                        .toArray(),
                Arrays.stream(taken)
                        .mapToDouble(cell -> upwards.middle(cell / columns, rows))
                        .toArray(),
                Arrays.stream(taken).mapToDouble(cell -> counts[cell]).toArray(),
                placed.length);
    }

    private static double[] at(double[] values, int[] indices) {
        return Arrays.stream(indices).mapToDouble(i -> values[i]).toArray();
    }

    /** Divides what lies between the lowest and the highest value into cells of the same width on the axis. */
    private static final class Range {
        private final DoubleUnaryOperator place;
        private final DoubleUnaryOperator value;
        private final double low;
        private final double width;

        Range(double[] values, boolean logarithmic) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (double one : values) {
                if (!Double.isNaN(one)) {
                    least = Math.min(least, one);
                    most = Math.max(most, one);
                }
            }
            // halved, or the distance of two very large numbers would be infinite
            place = logarithmic ? Math::log10 : one -> one / 2;
            value = logarithmic ? one -> Math.pow(10, one) : one -> 2 * one;
            low = place.applyAsDouble(least);
            width = place.applyAsDouble(most) - low;
        }

        int cell(double one, int cells) {
            double part = width > 0 ? (place.applyAsDouble(one) - low) / width : 0;
            return (int) Math.clamp(part * cells, 0, cells - 1);
        }

        double middle(int cell, int cells) {
            return value.applyAsDouble(low + (cell + 0.5) / cells * width);
        }
    }
}
