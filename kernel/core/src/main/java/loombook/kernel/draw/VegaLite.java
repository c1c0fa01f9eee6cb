package loombook.kernel.draw;

import java.awt.Color;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A chart as a Vega-Lite specification: what JupyterLab draws without a network, with tool tips. It looks like the
 * picture, and has the few points that a front end can handle.
 *
 * @see <a href="https://vega.github.io/vega-lite/docs/spec.html">Vega-Lite</a>
 */
final class VegaLite {
    static final String TYPE = "application/vnd.vegalite.v5+json";

    private static final double MOST = 1e100;
    private static final MathContext DIGITS = new MathContext(5);

    private final ChartData chart;
    private final Figure figure;

    private VegaLite(ChartData chart, Figure figure) {
        this.chart = chart;
        this.figure = figure;
    }

    /** Returns nothing where the picture alone does more: there are no values, or too many to point at one. */
    static Optional<Map<String, Object>> of(ChartData chart, Figure figure, int height) {
        if (figure.isEmpty() || isExtreme(figure.across()) || isExtreme(figure.upwards())) {
            return Optional.empty();
        }
        var layers = new VegaLayers(chart, figure);
        return layers.all().map(all -> new VegaLite(chart, figure).whole(all, layers.datasets(), height));
    }

    /** Returns whether a front end that computes with the axis would leave what a double can hold. */
    private static boolean isExtreme(Scale scale) {
        double most = Math.max(Math.abs(scale.low()), Math.abs(scale.high()));
        return most > MOST || most < 1 / MOST;
    }

    private Map<String, Object> whole(List<Map<String, Object>> layers, Map<String, Object> datasets, int height) {
        var specification = new LinkedHashMap<String, Object>();
        specification.put("$schema", "https://vega.github.io/schema/vega-lite/v5.json");
        specification.put("width", chart.width());
        specification.put("height", height);
        specification.put("autosize", Map.of("type", "fit", "contains", "padding"));
        specification.put("padding", 14);
        specification.put("background", "white");
        specification.put("description", chart.alt());
        specification.put("title", title());
        specification.put("datasets", datasets);
        specification.put("layer", layers);
        specification.put("config", config());
        return specification;
    }

    /** Returns the title, and below it what the upward axis shows and what a reader must know. */
    private Map<String, Object> title() {
        var below = Stream.concat(Stream.of(figure.upLabel()), chart.notes().stream())
                .filter(line -> !line.isEmpty())
                .toList();
        var title = map(
                "text",
                chart.title(),
                "subtitle",
                below,
                "anchor",
                "start",
                "frame",
                "bounds",
                "fontSize",
                14,
                "limit",
                chart.width() - 40.0,
                "offset",
                10,
                "subtitlePadding",
                6);
        title.putAll(map("color", hex(Ink.TEXT), "subtitleColor", hex(Ink.QUIET), "subtitleFontSize", 11));
        return title;
    }

    private static Map<String, Object> config() {
        var text = hex(Ink.TEXT);
        var quiet = hex(Ink.QUIET);
        return map(
                "font", "sans-serif",
                "view", map("stroke", null),
                "axis",
                        map(
                                "labelColor",
                                text,
                                "labelFontSize",
                                12,
                                "titleColor",
                                quiet,
                                "titleFontSize",
                                11,
                                "titleFontWeight",
                                "normal",
                                "gridColor",
                                hex(Ink.GRID),
                                "domainColor",
                                hex(Ink.BASE),
                                "ticks",
                                false,
                                "labelPadding",
                                6,
                                "labelLimit",
                                240,
                                "tickCount",
                                6),
                "legend",
                        map(
                                "titleColor",
                                quiet,
                                "labelColor",
                                text,
                                "labelFontSize",
                                12,
                                "title",
                                null,
                                "orient",
                                "top",
                                "labelLimit",
                                240,
                                "symbolLimit",
                                VegaLayers.MOST_SERIES));
    }

    /** Five digits are as many as a tool tip shows; a value that is no number is null. */
    static @Nullable Object number(double value) {
        if (!Double.isFinite(value)) {
            return null;
        }
        double rounded = new BigDecimal(value).round(DIGITS).doubleValue();
        return rounded == Math.rint(rounded) && Math.abs(rounded) < 1e15 ? (Object) (long) rounded : (Object) rounded;
    }

    static String hex(Color color) {
        return "#%06x".formatted(color.getRGB() & 0xFFFFFF);
    }

    static Map<String, Object> map(@Nullable Object... namesAndValues) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return cast(map);
    }

    /** JSON has null where the map's other values stand. */
    @SuppressWarnings({"unchecked", "NullAway"})
    private static Map<String, Object> cast(Map<String, ?> map) {
        return (Map<String, Object>) map;
    }
}
