package loombook.chart;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import loombook.display.MimeBundle;

/**
 * A chart as it travels to what draws it: maps, lists and numbers, of a size that can be drawn.
 *
 * @param kind what is to be drawn: {@code bars}, {@code points}, {@code bins}, {@code boxes} or {@code cells}
 * @param content the values, by names that belong to the kind
 * @param notes what a reader must know to take the picture for what it is, such as what was left out
 * @param alt what the picture shows, for those who can't see it
 * @param text the same as text, without title and notes
 */
record Drawable(
        String kind, ChartFrame frame, Map<String, Object> content, List<String> notes, String alt, String text) {
    static Drawable of(Chart<?> chart) {
        return switch (chart) {
            case BarChart bars -> bars.drawable();
            case BoxChart boxes -> boxes.drawable();
            case HeatMapChart map -> map.drawable();
            case HistogramChart histogram -> histogram.drawable();
            case LineChart lines -> lines.drawable();
            case PercentileChart percentiles -> percentiles.drawable();
            case ScatterChart scatter -> scatter.drawable();
            case SpeedUpChart speedUp -> speedUp.drawable();
        };
    }

    MimeBundle bundle() {
        var data = new LinkedHashMap<String, Object>();
        data.put("kind", kind);
        data.put("title", frame.title());
        data.put("width", frame.width());
        data.put("height", frame.height());
        data.put("colors", frame.colors().isEmpty() ? ChartFrame.usualColors() : frame.colors());
        data.put("x", axis(frame.x()));
        data.put("y", axis(frame.y()));
        data.put("notes", notes);
        data.put("alt", alt);
        data.putAll(content);
        var whole = new StringBuilder(frame.title());
        if (!text.isEmpty()) {
            whole.append(whole.isEmpty() ? "" : "\n").append(text);
        }
        notes.forEach(note -> whole.append(whole.isEmpty() ? "" : "\n").append(note));
        return MimeBundle.of(Chart.TYPE, data, whole.toString());
    }

    private static Map<String, Object> axis(ChartAxis axis) {
        return Map.of("label", axis.label(), "unit", axis.unit(), "log", axis.logarithmic());
    }

    /** Returns a sentence such as: Line chart "Latency" of 2 series: a, b; y axis: time (ms). */
    static String alt(String what, ChartFrame frame, List<String> names) {
        var alt = new StringBuilder(what);
        if (!frame.title().isEmpty()) {
            alt.append(" “").append(Texts.cut(frame.title(), 100)).append("”");
        }
        var named = names.stream().filter(name -> !name.isEmpty()).limit(8).toList();
        if (names.isEmpty()) {
            alt.append(" without values");
        } else if (!named.isEmpty()) {
            alt.append(": ")
                    .append(String.join(
                            ", ",
                            named.stream().map(name -> Texts.cut(name, 30)).toList()));
            if (names.size() > named.size()) {
                alt.append(" and ").append(names.size() - named.size()).append(" more");
            }
        }
        if (!frame.x().label().isEmpty()) {
            alt.append("; across: ").append(frame.x().label());
        }
        if (!frame.y().label().isEmpty()) {
            alt.append("; upwards: ").append(frame.y().label());
        }
        return alt.toString();
    }
}
