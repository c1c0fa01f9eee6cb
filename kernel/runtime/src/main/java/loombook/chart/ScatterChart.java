package loombook.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Dots. Of very many, one is drawn for all that would lie on each other. */
public record ScatterChart(ChartFrame frame, List<XySeries> series) implements Chart<ScatterChart> {
    /** Copies the list. */
    public ScatterChart {
        series = List.copyOf(series);
    }

    @Override
    public ScatterChart with(ChartFrame other) {
        return new ScatterChart(other, series);
    }

    /**
     * Returns this chart with dots of one colour more.
     *
     * @param y an array, a collection or a stream of numbers or durations, whose x are 0, 1, 2, …; or a map from x to y
     * @throws IllegalArgumentException when it is something else
     */
    public ScatterChart with(String name, Object y) {
        return with(XySeries.of(name, y, frame));
    }

    /**
     * Returns this chart with dots of one colour more.
     *
     * @param x an array, a collection or a stream of numbers or durations
     * @param y as many
     * @throws IllegalArgumentException when one is something else, or there are not as many
     */
    public ScatterChart with(String name, Object x, Object y) {
        return with(XySeries.of(name, x, y, frame));
    }

    private ScatterChart with(XySeries one) {
        var more = new ArrayList<>(series);
        more.add(one);
        return new ScatterChart(frame, more);
    }

    /** Returns this chart with a logarithmic x axis. */
    public ScatterChart withLogX() {
        return with(frame.withX(frame.x().withLog()));
    }

    /** Returns this chart with a logarithmic y axis. */
    public ScatterChart withLogY() {
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
            var thinned = Thinning.dots(x, y, frame);
            given += thinned.of();
            kept += thinned.x().length;
            drawn.add(Map.of(
                    "name", one.name(),
                    "x", Doubles.of(thinned.x()),
                    "y", Doubles.of(thinned.y()),
                    "counts", Doubles.of(thinned.counts())));
        }
        if (kept < given) {
            cleaning.note("Of " + Texts.count(given, "point") + " many lie on each other: they take "
                    + Texts.count(kept, "place") + ", which are the darker the more lie there.");
        }
        var content = Map.<String, Object>of("series", drawn, "joined", false);
        var names = series.stream().map(XySeries::name).toList();
        return new Drawable(
                "points",
                frame,
                content,
                cleaning.notes(),
                Drawable.alt("Scatter chart", frame, names),
                PointsText.of(series, frame, false));
    }
}
