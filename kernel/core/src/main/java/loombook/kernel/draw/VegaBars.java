package loombook.kernel.draw;

import static loombook.kernel.draw.VegaFields.names;
import static loombook.kernel.draw.VegaFields.tip;
import static loombook.kernel.draw.VegaFields.unique;
import static loombook.kernel.draw.VegaFields.valueTitle;
import static loombook.kernel.draw.VegaLite.hex;
import static loombook.kernel.draw.VegaLite.map;
import static loombook.kernel.draw.VegaLite.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Bars, alone or in groups, with their error bars or their values. */
record VegaBars(ChartData chart, ChartData.Bars bars, BarsFigure figure, VegaFields fields) {
    List<Map<String, Object>> layers() {
        var lanes = figure.lanes();
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
        var data = fields.data(values);
        var value = fields.quantity("value", !lanes.lying(), chart.y().log());
        var tips = new ArrayList<>(List.of(tip("label", "label", false)));
        if (several) {
            tips.add(tip("series", "series", false));
        }
        tips.add(tip("value", valueTitle(chart.y()), true));
        var encoding = fields.placed(lanes, value, series(), several);
        encoding.put("tooltip", tips);
        encoding.put("color", fields.color(names));
        var layers = new ArrayList<Map<String, Object>>();
        layers.add(map("data", data, "mark", map("type", "bar"), "encoding", encoding));
        if (errors) {
            var low = fields.quantity("low", !lanes.lying(), false);
            var ends = fields.placed(lanes, low, series(), several);
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
        } else if (figure.told()) {
            var texts = fields.placed(lanes, value, series(), several);
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
                fields.placed(lanes, fields.quantity(end, !lanes.lying(), false), series(), several));
    }

    /** Bars of a group stand apart, less than groups do. */
    private static Map<String, Object> series() {
        return map("field", "series", "sort", null, "scale", map("paddingInner", 0.12));
    }
}
