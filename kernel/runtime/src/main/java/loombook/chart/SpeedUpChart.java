package loombook.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many times as fast work is done by several workers as by one, beside the ideal, which is their number. */
public record SpeedUpChart(ChartFrame frame, List<XySeries> series) implements Chart<SpeedUpChart> {
    /** Copies the list. */
    public SpeedUpChart {
        series = List.copyOf(series);
    }

    @Override
    public SpeedUpChart with(ChartFrame other) {
        return new SpeedUpChart(other, series);
    }

    /**
     * Returns this chart with one line more.
     *
     * @param times from the number of workers to how long they took: a duration, or a number in any unit
     * @throws IllegalArgumentException when there is no time above zero for one worker, to compare with
     */
    public SpeedUpChart with(String name, Map<? extends Number, ?> times) {
        var sorted = new TreeMap<Double, Double>();
        times.forEach((workers, time) -> sorted.put(workers.doubleValue(), Numbers.number(time, "s")));
        double alone = sorted.getOrDefault(1.0, Double.NaN);
        if (!(alone > 0 && Double.isFinite(alone))) {
            throw new IllegalArgumentException(
                    "A speed-up is measured against one worker, and there is no time above zero for 1; there "
                            + (sorted.isEmpty() ? "is none at all." : "are times for " + times.keySet() + "."));
        }
        var more = new ArrayList<>(series);
        more.add(new XySeries(
                name,
                List.copyOf(sorted.keySet()),
                sorted.values().stream()
                        .map(time -> time > 0 ? alone / time : Double.NaN)
                        .toList()));
        return new SpeedUpChart(frame, more);
    }

    /** Returns this chart with both axes logarithmic. */
    public SpeedUpChart withLog() {
        return with(frame.withX(frame.x().withLog()).withY(frame.y().withLog()));
    }

    Drawable drawable() {
        var cleaning = new Cleaning();
        var drawn = new ArrayList<Map<String, Object>>();
        for (var one : series) {
            var x = cleaning.gaps(Doubles.array(one.x()), true);
            var y = cleaning.gaps(Doubles.array(one.y()), true);
            var points = Thinning.line(x, y, false, frame.width());
            drawn.add(Map.of("name", one.name(), "x", Doubles.of(points.x()), "y", Doubles.of(points.y())));
        }
        var names = series.stream().map(XySeries::name).toList();
        return new Drawable(
                "points",
                frame,
                Map.of("series", drawn, "joined", true, "ideal", true),
                cleaning.notes(),
                Drawable.alt("Speed-up", frame, names),
                PointsText.of(series, frame, true));
    }
}
