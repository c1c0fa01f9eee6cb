package loombook.kernel.draw;

import static loombook.kernel.draw.VegaLite.hex;
import static loombook.kernel.draw.VegaLite.map;
import static loombook.kernel.draw.VegaLite.number;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What the layers of all kinds of charts have in common: fields, axes and colours, as the picture has them. */
final class VegaFields {
    private static final String FORMAT = ",.5~r";

    private final ChartData chart;
    private final Figure figure;
    private final Map<String, Object> datasets = new LinkedHashMap<>();

    VegaFields(ChartData chart, Figure figure) {
        this.chart = chart;
        this.figure = figure;
    }

    /** Returns the values of all layers, by the names that the layers call them. */
    Map<String, Object> datasets() {
        return datasets;
    }

    /** Returns a name for values, so that several layers show them though they are there once. */
    Map<String, Object> data(List<Map<String, Object>> values) {
        var name = "data" + datasets.size();
        datasets.put(name, values);
        return map("name", name);
    }

    /** Puts labels on one axis and a value on the other. */
    Map<String, Object> placed(Lanes lanes, Map<String, Object> value, Map<String, Object> offset, boolean several) {
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
    static String unique(Lanes lanes, int i) {
        var label = lanes.labels().get(i);
        return lanes.labels().indexOf(label) == i ? label : label + "\u0001" + i;
    }

    /** Returns a field that stands along one axis, from the same value to the same value as in the picture. */
    Map<String, Object> quantity(String field, boolean upwards, boolean logarithmic) {
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

    Map<String, Object> color(List<String> names) {
        if (names.size() == 1) {
            return map("value", hex(Ink.of(0, chart.colors())));
        }
        var range = IntStream.range(0, names.size())
                .mapToObj(i -> hex(Ink.of(i, chart.colors())))
                .toList();
        return map("field", "series", "type", "nominal", "scale", map("domain", names, "range", range));
    }

    static String valueTitle(ChartData.Axis axis) {
        return axis.label().isEmpty() ? "value" : axis.label();
    }

    static Map<String, Object> tip(String field, String title, boolean number) {
        return number
                ? map("field", field, "type", "quantitative", "title", title, "format", FORMAT)
                : map("field", field, "type", "nominal", "title", title);
    }

    /** Returns names of which no two are the same. */
    static List<String> names(List<String> given) {
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
