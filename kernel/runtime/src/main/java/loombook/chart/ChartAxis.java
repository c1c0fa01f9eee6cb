package loombook.chart;

/**
 * What is written at an axis.
 *
 * @param title what is shown along it; may be empty
 * @param unit the unit of its values; may be empty
 * @param logarithmic whether each step multiplies instead of adding
 */
public record ChartAxis(String title, String unit, boolean logarithmic) {
    /** Returns this axis with another title and unit. */
    public ChartAxis withTitle(String title, String unit) {
        return new ChartAxis(title, unit, logarithmic);
    }

    /** Returns this axis with each step multiplying. */
    public ChartAxis withLog() {
        return new ChartAxis(title, unit, true);
    }

    /** Returns the words to write at the axis. */
    public String label() {
        return title.isEmpty() || unit.isEmpty() ? title + unit : title + " (" + unit + ")";
    }
}
