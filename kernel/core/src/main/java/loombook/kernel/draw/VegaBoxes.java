package loombook.kernel.draw;

import static loombook.kernel.draw.VegaFields.tip;
import static loombook.kernel.draw.VegaFields.unique;
import static loombook.kernel.draw.VegaFields.valueTitle;
import static loombook.kernel.draw.VegaLite.hex;
import static loombook.kernel.draw.VegaLite.map;
import static loombook.kernel.draw.VegaLite.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Boxes with whiskers, and the dots beyond them. */
record VegaBoxes(ChartData chart, ChartData.Boxes boxes, Lanes lanes, VegaFields fields) {
    List<Map<String, Object>> layers() {
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
        var data = fields.data(fives);
        var layers = new ArrayList<Map<String, Object>>();
        for (var ends : List.of(List.of("low", "first"), List.of("third", "high"))) {
            var rule = fields.placed(
                    lanes,
                    fields.quantity(ends.getFirst(), !lanes.lying(), chart.y().log()),
                    Map.of(),
                    false);
            rule.put(lanes.lying() ? "x2" : "y2", map("field", ends.getLast()));
            rule.put("color", color);
            layers.add(map("data", data, "mark", map("type", "rule", "strokeWidth", 1.4), "encoding", rule));
        }
        var bar = fields.placed(
                lanes, fields.quantity("first", !lanes.lying(), chart.y().log()), Map.of(), false);
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
        var median = fields.placed(
                lanes, fields.quantity("median", !lanes.lying(), chart.y().log()), Map.of(), false);
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
        var dots = fields.placed(
                lanes, fields.quantity("value", !lanes.lying(), chart.y().log()), Map.of(), false);
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
}
