package loombook.kernel.draw;

import static loombook.kernel.draw.VegaFields.tip;
import static loombook.kernel.draw.VegaLite.hex;
import static loombook.kernel.draw.VegaLite.map;
import static loombook.kernel.draw.VegaLite.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Heat maps. */
record VegaCells(ChartData chart, ChartData.Cells cells, CellsFigure figure, VegaFields fields) {
    List<Map<String, Object>> layers() {
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
                        Ink.PAPER.equals(figure.ink(row[c]))));
            }
        }
        var scale = map("range", figure.range().stream().map(VegaLite::hex).toList(), "interpolate", "rgb");
        if (figure.isDiverging()) {
            double end = Math.max(-figure.span().low(), figure.span().high());
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
        var data = fields.data(values);
        var layers = new ArrayList<Map<String, Object>>();
        layers.add(map("data", data, "mark", map("type", "rect", "stroke", "white"), "encoding", encoding));
        if (figure.told()) {
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
}
