package loombook.kernel.draw;

import static loombook.kernel.draw.VegaFields.names;
import static loombook.kernel.draw.VegaFields.tip;
import static loombook.kernel.draw.VegaFields.valueTitle;
import static loombook.kernel.draw.VegaLite.hex;
import static loombook.kernel.draw.VegaLite.map;
import static loombook.kernel.draw.VegaLite.number;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Lines and dots. */
record VegaPoints(ChartData chart, ChartData.Points points, VegaFields fields) {
    Optional<List<Map<String, Object>>> layers() {
        int total = points.series().stream().mapToInt(one -> one.x().length).sum();
        if (points.series().size() > VegaLayers.MOST_SERIES || (!points.joined() && total > VegaLayers.MOST_POINTS)) {
            return Optional.empty();
        }
        var names =
                names(points.series().stream().map(ChartData.PointSeries::name).toList());
        var values = new ArrayList<Map<String, Object>>();
        int run = Math.ceilDiv(2 * total, VegaLayers.MOST_POINTS);
        for (int s = 0; s < names.size(); s++) {
            var one = points.series().get(s);
            for (int i : total <= VegaLayers.MOST_POINTS
                    ? IntStream.range(0, one.x().length).toArray()
                    : ends(one.y(), run)) {
                var row = map("x", number(one.x()[i]), "y", number(one.y()[i]));
                if (names.size() > 1) {
                    row.put("series", names.get(s));
                }
                if (points.nines()) {
                    row.put("part", Scale.text(100 - 100 * Math.pow(10, -one.x()[i])) + " %");
                }
                values.add(row);
            }
        }
        var x = fields.quantity("x", false, chart.x().log());
        var y = fields.quantity("y", true, chart.y().log());
        var tips = new ArrayList<Map<String, Object>>();
        if (names.size() > 1) {
            tips.add(tip("series", "series", false));
        }
        tips.add(points.nines() ? tip("part", "percentile", false) : tip("x", valueTitle(chart.x()), true));
        tips.add(tip("y", valueTitle(chart.y()), true));
        var place = map("x", x, "y", y, "color", fields.color(names));
        var dots = new LinkedHashMap<>(place);
        dots.put("tooltip", tips);
        var layers = new ArrayList<Map<String, Object>>();
        if (points.ideal()) {
            double most = Math.max(
                    2,
                    Span.of(
                                    points.series().stream()
                                            .map(ChartData.PointSeries::x)
                                            .toList(),
                                    true)
                            .high());
            layers.add(map(
                    "data",
                    map("values", List.of(map("x", 1, "y", 1), map("x", number(most), "y", number(most)))),
                    "mark",
                    map("type", "line", "color", hex(Ink.BASE), "strokeDash", List.of(5, 4), "strokeWidth", 1.4),
                    "encoding",
                    map("x", x, "y", y)));
            layers.add(map(
                    "data",
                    map("values", List.of(map("x", number(most), "y", number(most), "name", PointsFigure.IDEAL))),
                    "mark",
                    map("type", "text", "align", "right", "dx", -24, "color", hex(Ink.QUIET), "fontSize", 12),
                    "encoding",
                    map("x", x, "y", y, "text", map("field", "name"))));
        }
        var data = fields.data(values);
        if (points.joined()) {
            int most = points.series().stream()
                    .mapToInt(one -> one.x().length)
                    .max()
                    .orElse(0);
            layers.add(map(
                    "data",
                    data,
                    "mark",
                    map("type", "line", "strokeWidth", most > 400 ? 1.2 : 2.2),
                    "encoding",
                    place));
            boolean shown = most <= 30 && !points.nines();
            layers.add(map(
                    "data",
                    data,
                    "transform",
                    List.of(map("filter", "isValid(datum.y)")),
                    "mark",
                    map("type", "point", "filled", true, "size", 60, "opacity", shown ? 1 : 0),
                    "encoding",
                    dots));
        } else {
            layers.add(map(
                    "data",
                    data,
                    "mark",
                    map(
                            "type",
                            "point",
                            "filled",
                            true,
                            "size",
                            total <= 100 ? 45 : 20,
                            "opacity",
                            total <= 100 ? 0.9 : 0.6),
                    "encoding",
                    dots));
        }
        return Optional.of(layers);
    }

    /** Returns the lowest and the highest of each run of points. */
    private static int[] ends(double[] y, int run) {
        return IntStream.iterate(0, from -> from < y.length, from -> from + run)
                .flatMap(from -> {
                    int low = from;
                    int high = from;
                    for (int i = from; i < Math.min(y.length, from + run); i++) {
                        low = y[i] < y[low] ? i : low;
                        high = y[i] > y[high] ? i : high;
                    }
                    return IntStream.of(Math.min(low, high), Math.max(low, high))
                            .distinct();
                })
                .toArray();
    }
}
