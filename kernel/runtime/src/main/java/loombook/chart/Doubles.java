package loombook.chart;

import java.util.AbstractList;
import java.util.Collection;
import java.util.RandomAccess;

/** Numbers that stay as they are, without an object for each: a chart may hold millions. */
final class Doubles extends AbstractList<Double> implements RandomAccess {
    private final double[] values;

    private Doubles(double[] values) {
        this.values = values;
    }

    /** Takes the array over: nobody else may write to it. */
    static Doubles of(double... values) {
        return new Doubles(values);
    }

    static Doubles copy(Collection<Double> values) {
        return values instanceof Doubles same
                ? same
                : new Doubles(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Returns the numbers of such a list, for reading only. */
    static double[] array(Collection<Double> values) {
        return copy(values).values;
    }

    @Override
    public Double get(int index) {
        return values[index];
    }

    @Override
    public int size() {
        return values.length;
    }
}
