package loombook.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Lines from left to right, whatever the order of their points. A value that is NaN, infinite or null is a gap.
 *
 * <p>Of very many points a line goes through the leftmost, lowest, highest and rightmost of each column of pixels: no peak
 * is lost.
 */
public record LineChart(ChartFrame frame, List<XySeries> series) implements Chart<LineChart> {
    /** Copies the list. */
    public LineChart {
        series = List.copyOf(series);
    }

    @Override
    public LineChart with(ChartFrame other) {
        return new LineChart(other, series);
    }

    /**
     * Returns this chart with one line more.
     *
     * @param y an array, a collection or a stream of numbers or durations, whose x are 0, 1, 2, …; or a map from x to y
     * @throws IllegalArgumentException when it is something else
     */
    public LineChart with(String name, Object y) {
        return with(XySeries.of(name, y, frame));
    }

    /**
     * Returns this chart with one line more.
     *
     * @param x an array, a collection or a stream of numbers or durations
     * @param y as many
     * @throws IllegalArgumentException when one is something else, or there are not as many
     */
    public LineChart with(String name, Object x, Object y) {
        return with(XySeries.of(name, x, y, frame));
    }

    private LineChart with(XySeries one) {
        var more = new ArrayList<>(series);
        more.add(one);
        return new LineChart(frame, more);
    }

    /** Returns this chart with a logarithmic x axis. */
    public LineChart withLogX() {
        return with(frame.withX(frame.x().withLog()));
    }

    /** Returns this chart with a logarithmic y axis. */
    public LineChart withLogY() {
        return with(frame.withY(frame.y().withLog()));
    }

    Drawable drawable() {
        var cleaning = new Cleaning();
        var drawn = new ArrayList<Map<String, Object>>();
        long given = 0;
        long kept = 0;
        for (var one : series) {
            var x = cleaning.gaps(Doubles.array(one.x()), frame.x().logarithmic());
            var y = cleaning.gaps(Doubles.array(one.y()), frame.y().logarithmic());
            int columns = Math.max(100, frame.width() / Math.max(1, series.size() / 8));
            var thinned = Thinning.line(x, y, frame.x().logarithmic(), columns);
            given += x.length;
            kept += thinned.x().length;
            drawn.add(Map.of("name", one.name(), "x", Doubles.of(thinned.x()), "y", Doubles.of(thinned.y())));
        }
        if (kept < given) {
            cleaning.note("Of " + Texts.count(given, "point")
                    + ", drawn: the first, lowest, highest and last in each column of pixels.");
        }
        var content = Map.<String, Object>of("series", drawn, "joined", true);
        var names = series.stream().map(XySeries::name).toList();
        return new Drawable(
                "points",
                frame,
                content,
                cleaning.notes(),
                Drawable.alt("Line chart", frame, names),
                PointsText.of(series, frame, true));
    }
}
