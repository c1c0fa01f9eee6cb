package loombook.kernel.draw;

import static loombook.kernel.draw.VegaLite.hex;
import static loombook.kernel.draw.VegaLite.map;
import static loombook.kernel.draw.VegaLite.number;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The layers of a chart's Vega-Lite specification: for each kind of chart, what is drawn one over the other. */
final class VegaLayers {
    private static final int MOST_POINTS = 1000;
    static final int MOST_SERIES = 14;
    private static final String FORMAT = ",.5~r";

    private final ChartData chart;
    private final Figure figure;
    private final Map<String, Object> datasets = new LinkedHashMap<>();

    VegaLayers(ChartData chart, Figure figure) {
        this.chart = chart;
        this.figure = figure;
    }

    /** Returns the values of all layers, by the names that the layers call them. */
    Map<String, Object> datasets() {
        return datasets;
    }

    /** Returns the layers, from below; nothing where there is too much to point at. */
    Optional<List<Map<String, Object>>> all() {
        return switch (chart.content()) {
            case ChartData.Bars bars -> few(bars.series().size(), bars(bars, ((BarsFigure) figure).lanes()));
            case ChartData.Points points -> points(points);
            case ChartData.Bins bins -> few(bins.series().size(), bins(bins));
            case ChartData.Boxes boxes -> Optional.of(boxes(boxes, ((BoxesFigure) figure).lanes()));
            case ChartData.Cells cells ->
                cells.rows().size() * cells.columns().size() > MOST_POINTS
                        ? Optional.empty()
                        : Optional.of(cells(cells, (CellsFigure) figure));
        };
    }

    private static Optional<List<Map<String, Object>>> few(int series, List<Map<String, Object>> layers) {
        return series > MOST_SERIES ? Optional.empty() : Optional.of(layers);
    }

    private List<Map<String, Object>> bars(ChartData.Bars bars, Lanes lanes) {
        var names = names(bars.series().stream().map(ChartData.BarSeries::name).toList());
        var values = new ArrayList<Map<String, Object>>();
        boolean errors = false;
        for (int s = 0; s < names.size(); s++) {
            var one = bars.series().get(s);
            for (int i = 0; i < one.values().length; i++) {
                if (Double.isFinite(one.values()[i])) {
                    var row = map("label", unique(lanes, i), "series", names.get(s), "value", number(one.values()[i]));
                    if (i < one.errors().length && Double.isFinite(one.errors()[i])) {
                        row.put("low", number(one.values()[i] - one.errors()[i]));
                        row.put("high", number(one.values()[i] + one.errors()[i]));
                        errors = true;
                    }
                    values.add(row);
                }
            }
        }
        boolean several = names.size() > 1;
        var data = data(values);
        var value = quantity("value", !lanes.lying(), chart.y().log());
        var tips = new ArrayList<>(List.of(tip("label", "label", false)));
        if (several) {
            tips.add(tip("series", "series", false));
        }
        tips.add(tip("value", valueTitle(chart.y()), true));
        var encoding = placed(lanes, value, series(), several);
        encoding.put("tooltip", tips);
        encoding.put("color", color(names));
        var layers = new ArrayList<Map<String, Object>>();
        layers.add(map("data", data, "mark", map("type", "bar"), "encoding", encoding));
        if (errors) {
            var low = quantity("low", !lanes.lying(), false);
            var ends = placed(lanes, low, series(), several);
            ends.put(lanes.lying() ? "x2" : "y2", map("field", "high"));
            layers.add(map(
                    "data",
                    data,
                    "transform",
                    List.of(map("filter", "isValid(datum.low)")),
                    "mark",
                    map("type", "rule", "color", hex(Ink.TEXT), "strokeWidth", 1.2),
                    "encoding",
                    ends));
            layers.add(cap("low", data, lanes, several));
            layers.add(cap("high", data, lanes, several));
        } else if (((BarsFigure) figure).told()) {
            var texts = placed(lanes, value, series(), several);
            texts.put("text", map("field", "value", "type", "quantitative", "format", ",.3~r"));
            var mark = map("type", "text", "fontSize", 11, "color", hex(Ink.TEXT));
            mark.putAll(lanes.lying() ? map("align", "left", "dx", 4) : map("baseline", "bottom", "dy", -3));
            layers.add(map("data", data, "mark", mark, "encoding", texts));
        }
        return layers;
    }

    /** Returns the short line across one end of each error bar. */
    private Map<String, Object> cap(String end, Map<String, Object> data, Lanes lanes, boolean several) {
        var mark = map("type", "tick", "orient", lanes.lying() ? "vertical" : "horizontal", "color", hex(Ink.TEXT));
        mark.putAll(map("size", 8, "thickness", 1.2));
        return map(
                "data",
                data,
                "transform",
                List.of(map("filter", "isValid(datum.low)")),
                "mark",
                mark,
                "encoding",
                placed(lanes, quantity(end, !lanes.lying(), false), series(), several));
    }

    /** Bars of a group stand apart, less than groups do. */
    private static Map<String, Object> series() {
        return map("field", "series", "sort", null, "scale", map("paddingInner", 0.12));
    }

    /** Puts labels on one axis and a value on the other. */
    private Map<String, Object> placed(
            Lanes lanes, Map<String, Object> value, Map<String, Object> offset, boolean several) {
        var axis = map(
                "title",
                null,
                "labelAngle",
                0,
                "labelExpr",
                "split(split(datum.label, '\\u0001')[0], '\\n')",
                "grid",
                false);
        if (!lanes.lying() && !chart.x().label().isEmpty()) {
            axis.put("title", chart.x().label());
        }
        var label = map("field", "label", "type", "nominal", "sort", null, "axis", axis);
        label.put("scale", map("paddingInner", several ? 0.3 : 0.4, "paddingOuter", several ? 0.15 : 0.3));
        var encoding = new LinkedHashMap<String, Object>();
        encoding.put(lanes.lying() ? "y" : "x", label);
        encoding.put(lanes.lying() ? "x" : "y", value);
        if (several) {
            encoding.put(lanes.lying() ? "yOffset" : "xOffset", offset);
        }
        return encoding;
    }

    /** Returns a label that is another's nowhere, though both may be written in the same way. */
    private static String unique(Lanes lanes, int i) {
        var label = lanes.labels().get(i);
        return lanes.labels().indexOf(label) == i ? label : label + "\u0001" + i;
    }

    private Optional<List<Map<String, Object>>> points(ChartData.Points points) {
        int total = points.series().stream().mapToInt(one -> one.x().length).sum();
        if (points.series().size() > MOST_SERIES || (!points.joined() && total > MOST_POINTS)) {
            return Optional.empty();
        }
        var names =
                names(points.series().stream().map(ChartData.PointSeries::name).toList());
        var values = new ArrayList<Map<String, Object>>();
        int run = Math.ceilDiv(2 * total, MOST_POINTS);
        for (int s = 0; s < names.size(); s++) {
            var one = points.series().get(s);
            for (int i :
                    total <= MOST_POINTS ? IntStream.range(0, one.x().length).toArray() : ends(one.y(), run)) {
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
        var x = quantity("x", false, chart.x().log());
        var y = quantity("y", true, chart.y().log());
        var tips = new ArrayList<Map<String, Object>>();
        if (names.size() > 1) {
            tips.add(tip("series", "series", false));
        }
        tips.add(points.nines() ? tip("part", "percentile", false) : tip("x", valueTitle(chart.x()), true));
        tips.add(tip("y", valueTitle(chart.y()), true));
        var place = map("x", x, "y", y, "color", color(names));
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
        var data = data(values);
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

    /** Returns a name for values, so that several layers show them though they are there once. */
    private Map<String, Object> data(List<Map<String, Object>> values) {
        var name = "data" + datasets.size();
        datasets.put(name, values);
        return map("name", name);
    }

    private List<Map<String, Object>> bins(ChartData.Bins bins) {
        var names = names(bins.series().stream().map(ChartData.BinSeries::name).toList());
        var values = new ArrayList<Map<String, Object>>();
        for (int s = 0; s < names.size(); s++) {
            double[] counts = bins.series().get(s).counts();
            for (int i = 0; i < counts.length; i++) {
                values.add(map(
                        "from",
                        number(bins.edges()[i]),
                        "to",
                        number(bins.edges()[i + 1]),
                        "count",
                        number(counts[i]),
                        "series",
                        names.get(s),
                        "zero",
                        0));
            }
        }
        var tips = new ArrayList<>(List.of(
                tip("from", "from", true),
                tip("to", valueTitle(new ChartData.Axis("to", "", false)), true),
                tip("count", "count", true)));
        if (names.size() > 1) {
            tips.addFirst(tip("series", "series", false));
        }
        var x = quantity("from", false, chart.x().log());
        var encoding = map(
                "x",
                x,
                "x2",
                map("field", "to"),
                "y",
                quantity("count", true, false),
                "y2",
                map("datum", 0),
                "color",
                color(names),
                "tooltip",
                tips);
        return List.of(map(
                "data",
                map("values", values),
                "mark",
                map("type", "rect", "opacity", names.size() > 1 ? 0.5 : 1, "stroke", "white", "strokeWidth", 0.7),
                "encoding",
                encoding));
    }

    private List<Map<String, Object>> boxes(ChartData.Boxes boxes, Lanes lanes) {
        var fives = new ArrayList<Map<String, Object>>();
        var beyond = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < boxes.boxes().size(); i++) {
            var box = boxes.boxes().get(i);
            var label = unique(lanes, i);
            var color = hex(Ink.of(i % chart.colors().size(), chart.colors()));
            fives.add(map(
                    "label",
                    label,
                    "color",
                    color,
                    "n",
                    box.count(),
                    "low",
                    number(box.five()[0]),
                    "first",
                    number(box.five()[1]),
                    "median",
                    number(box.five()[2]),
                    "third",
                    number(box.five()[3]),
                    "high",
                    number(box.five()[4])));
            for (double value : box.outliers()) {
                beyond.add(map("label", label, "color", color, "value", number(value)));
            }
        }
        var tips = List.of(
                tip("label", "label", false),
                tip("n", "values", true),
                tip("high", "upper whisker", true),
                tip("third", "75 %", true),
                tip("median", "median", true),
                tip("first", "25 %", true),
                tip("low", "lower whisker", true));
        var color = map("field", "color", "type", "nominal", "scale", null);
        var data = data(fives);
        var layers = new ArrayList<Map<String, Object>>();
        for (var ends : List.of(List.of("low", "first"), List.of("third", "high"))) {
            var rule = placed(
                    lanes, quantity(ends.getFirst(), !lanes.lying(), chart.y().log()), Map.of(), false);
            rule.put(lanes.lying() ? "x2" : "y2", map("field", ends.getLast()));
            rule.put("color", color);
            layers.add(map("data", data, "mark", map("type", "rule", "strokeWidth", 1.4), "encoding", rule));
        }
        var bar = placed(lanes, quantity("first", !lanes.lying(), chart.y().log()), Map.of(), false);
        bar.put(lanes.lying() ? "x2" : "y2", map("field", "third"));
        bar.put("color", color);
        bar.put("stroke", color);
        bar.put("tooltip", tips);
        layers.add(map(
                "data",
                data,
                "mark",
                map(
                        "type",
                        "bar",
                        "fillOpacity",
                        0.35,
                        "strokeWidth",
                        1.4,
                        lanes.lying() ? "height" : "width",
                        map("band", 0.8)),
                "encoding",
                bar));
        var median = placed(lanes, quantity("median", !lanes.lying(), chart.y().log()), Map.of(), false);
        median.put(lanes.lying() ? "x2" : "y2", map("field", "median"));
        median.put("stroke", color);
        median.put("tooltip", tips);
        layers.add(map(
                "data",
                data,
                "mark",
                map("type", "bar", "strokeWidth", 2.6, lanes.lying() ? "height" : "width", map("band", 0.8)),
                "encoding",
                median));
        var dots = placed(lanes, quantity("value", !lanes.lying(), chart.y().log()), Map.of(), false);
        dots.put("color", color);
        dots.put("tooltip", List.of(tip("value", valueTitle(chart.y()), true)));
        layers.add(map(
                "data",
                map("values", beyond),
                "mark",
                map("type", "point", "filled", true, "size", 18),
                "encoding",
                dots));
        return layers;
    }

    private List<Map<String, Object>> cells(ChartData.Cells cells, CellsFigure map) {
        var values = new ArrayList<Map<String, Object>>();
        for (int r = 0; r < cells.rows().size(); r++) {
            double[] row = cells.values().get(r);
            for (int c = 0; c < row.length; c++) {
                values.add(map(
                        "row",
                        r,
                        "column",
                        c,
                        "value",
                        number(row[c]),
                        "rowLabel",
                        cells.rows().get(r),
                        "columnLabel",
                        cells.columns().get(c),
                        "dark",
                        Ink.PAPER.equals(map.ink(row[c]))));
            }
        }
        var scale = map("range", map.range().stream().map(VegaLite::hex).toList(), "interpolate", "rgb");
        if (map.isDiverging()) {
            double end = Math.max(-map.span().low(), map.span().high());
            scale.put("domain", List.of(number(-end), number(end)));
        }
        var x = labeled("column", cells.columns(), chart.x().label());
        var y = labeled("row", cells.rows(), "");
        var encoding = map(
                "x",
                x,
                "y",
                y,
                "color",
                map(
                        "field",
                        "value",
                        "type",
                        "quantitative",
                        "scale",
                        scale,
                        "legend",
                        map(
                                "title",
                                cells.unit().isEmpty() ? null : cells.unit(),
                                "orient",
                                "right",
                                "titleFontWeight",
                                "normal",
                                "gradientThickness",
                                12)),
                "tooltip",
                List.of(
                        tip("rowLabel", "row", false),
                        tip("columnLabel", "column", false),
                        tip("value", cells.unit().isEmpty() ? "value" : cells.unit(), true)));
        var data = data(values);
        var layers = new ArrayList<Map<String, Object>>();
        layers.add(map("data", data, "mark", map("type", "rect", "stroke", "white"), "encoding", encoding));
        if (map.told()) {
            layers.add(map(
                    "data",
                    data,
                    "transform",
                    List.of(map("filter", "isValid(datum.value)")),
                    "mark",
                    map("type", "text", "fontSize", 11),
                    "encoding",
                    map(
                            "x",
                            x,
                            "y",
                            y,
                            "text",
                            map("field", "value", "type", "quantitative", "format", ",.3~r"),
                            "color",
                            map("condition", map("test", "datum.dark", "value", "white"), "value", hex(Ink.TEXT)))));
        }
        return layers;
    }

    /** Two labels may be the same, so cells stand at numbers. */
    private static Map<String, Object> labeled(String field, List<String> labels, String title) {
        var texts = labels.stream().map(label -> "'" + quoted(label) + "'").toList();
        var axis = map(
                "title",
                title.isEmpty() ? null : title,
                "labelAngle",
                0,
                "grid",
                false,
                "labelOverlap",
                true,
                "labelExpr",
                "[" + String.join(",", texts) + "][datum.value]");
        return map("field", field, "type", "ordinal", "axis", axis);
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", " ").replace("\r", " ");
    }

    /** Returns a field that stands along one axis, from the same value to the same value as in the picture. */
    private Map<String, Object> quantity(String field, boolean upwards, boolean logarithmic) {
        var scale = upwards ? figure.upwards() : figure.across();
        var ticks = scale.ticks();
        var values = ticks.stream().map(tick -> number(tick.value())).toList();
        var labels = ticks.stream().map(tick -> "'" + tick.label() + "'").toList();
        var written = map(
                "title",
                upwards || figure.acrossLabel().isEmpty() ? null : figure.acrossLabel(),
                "titleAnchor",
                "end",
                "domain",
                !upwards && figure.base() == 0,
                "grid",
                upwards ? figure.hasGridUpwards() : figure.hasGridAcross(),
                "values",
                values,
                "labelOverlap",
                "greedy",
                "labelExpr",
                "[" + String.join(",", labels) + "][indexof(" + values + ", datum.value)]");
        var domain = map("domain", List.of(scale.low(), scale.high()), "nice", false, "zero", false);
        if (logarithmic) {
            domain.put("type", "log");
            domain.remove("zero");
        }
        return map("field", field, "type", "quantitative", "axis", written, "scale", domain);
    }

    private Map<String, Object> color(List<String> names) {
        if (names.size() == 1) {
            return map("value", hex(Ink.of(0, chart.colors())));
        }
        var range = IntStream.range(0, names.size())
                .mapToObj(i -> hex(Ink.of(i, chart.colors())))
                .toList();
        return map("field", "series", "type", "nominal", "scale", map("domain", names, "range", range));
    }

    private static String valueTitle(ChartData.Axis axis) {
        return axis.label().isEmpty() ? "value" : axis.label();
    }

    private static Map<String, Object> tip(String field, String title, boolean number) {
        return number
                ? map("field", field, "type", "quantitative", "title", title, "format", FORMAT)
                : map("field", field, "type", "nominal", "title", title);
    }

    /** Returns names of which no two are the same. */
    private static List<String> names(List<String> given) {
        var taken = new HashSet<String>();
        var names = new ArrayList<String>();
        for (var name : given) {
            var other = name;
            for (int i = 2; !taken.add(other); i++) {
                other = name + " (" + i + ")";
            }
            names.add(other);
        }
        return names;
    }
}
