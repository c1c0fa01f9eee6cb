package loombook.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Takes out what has no place on an axis, and remembers how much that was. */
final class Cleaning {
    private long notFinite;
    private long notPositive;
    private final List<String> more = new ArrayList<>();

    /** Returns values with NaN in the place of those that can't be drawn. */
    double[] gaps(double[] values, boolean logarithmic) {
        double[] clean = values;
        for (int i = 0; i < values.length; i++) {
            if (!isUsable(values[i], logarithmic)) {
                if (clean == values) {
                    clean = values.clone();
                }
                clean[i] = Double.NaN;
            }
        }
        return clean;
    }

    /** Returns the values that can be drawn, in ascending order. */
    double[] sorted(double[] values, boolean logarithmic) {
        var clean = gaps(values, logarithmic);
        var sorted = clean == values ? values.clone() : clean;
        Arrays.sort(sorted); // NaN comes last
        int end = sorted.length;
        while (end > 0 && Double.isNaN(sorted[end - 1])) {
            end--;
        }
        return Arrays.copyOf(sorted, end);
    }

    private boolean isUsable(double value, boolean logarithmic) {
        if (!Double.isFinite(value)) {
            notFinite++;
            return false;
        }
        if (logarithmic && value <= 0) {
            notPositive++;
            return false;
        }
        return true;
    }

    /** Adds a sentence of another kind. */
    void note(String sentence) {
        more.add(sentence);
    }

    List<String> notes() {
        var notes = new ArrayList<>(more);
        if (notFinite > 0) {
            notes.add("Left out: " + Texts.count(notFinite, "value") + " that " + (notFinite == 1 ? "is" : "are")
                    + " NaN or infinite.");
        }
        if (notPositive > 0) {
            notes.add("Left out: " + Texts.count(notPositive, "value")
                    + " not above zero, which a logarithmic axis has no place for.");
        }
        return notes;
    }
}
