package loombook.kernel.draw;

import static loombook.kernel.draw.VegaFields.names;
import static loombook.kernel.draw.VegaFields.tip;
import static loombook.kernel.draw.VegaFields.valueTitle;
import static loombook.kernel.draw.VegaLite.map;
import static loombook.kernel.draw.VegaLite.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Histograms. */
record VegaBins(ChartData chart, ChartData.Bins bins, VegaFields fields) {
    List<Map<String, Object>> layers() {
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
        var x = fields.quantity("from", false, chart.x().log());
        var encoding = map(
                "x",
                x,
                "x2",
                map("field", "to"),
                "y",
                fields.quantity("count", true, false),
                "y2",
                map("datum", 0),
                "color",
                fields.color(names),
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
}
