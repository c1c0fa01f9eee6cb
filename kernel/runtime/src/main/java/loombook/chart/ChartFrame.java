package loombook.chart;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What stands around the values of a chart.
 *
 * @param title what the chart shows; may be empty
 * @param width in CSS pixels
 * @param height in CSS pixels
 * @param colors as {@code #RRGGBB}, for the series in order; empty for the usual ones
 */
public record ChartFrame(String title, ChartAxis x, ChartAxis y, int width, int height, List<String> colors) {
    private static final int MOST = 2000;
    private static final int NARROWEST = 200;
    private static final int LOWEST = 120;
    private static final Pattern RGB = Pattern.compile("#[0-9a-f]{6}");

    /** Okabe's and Ito's colours, without the yellow that is hard to see on white. */
    private static final Map<String, String> NAMED = new LinkedHashMap<>();

    static {
        NAMED.put("blue", "#0072b2");
        NAMED.put("orange", "#e69f00");
        NAMED.put("green", "#009e73");
        NAMED.put("vermillion", "#d55e00");
        NAMED.put("purple", "#cc79a7");
        NAMED.put("sky", "#56b4e9");
        NAMED.put("black", "#333a44");
        NAMED.put("grey", "#8a929c");
    }

    /**
     * Checks the size and the colours.
     *
     * @throws IllegalArgumentException when it is too small or too large, or when there is no such colour
     */
    public ChartFrame {
        if (width < NARROWEST || width > MOST || height < LOWEST || height > MOST) {
            throw new IllegalArgumentException("A chart can be " + NARROWEST + " to " + MOST + " pixels wide and "
                    + LOWEST + " to " + MOST + " high, not " + width + " × " + height + ".");
        }
        colors = colors.stream().map(ChartFrame::rgb).toList();
    }

    static ChartFrame of(String title, String x, String y, String unit) {
        return new ChartFrame(title, new ChartAxis(x, "", false), new ChartAxis(y, unit, false), 640, 360, List.of());
    }

    ChartFrame withTitle(String other) {
        return new ChartFrame(other, x, y, width, height, colors);
    }

    ChartFrame withX(ChartAxis axis) {
        return new ChartFrame(title, axis, y, width, height, colors);
    }

    ChartFrame withY(ChartAxis axis) {
        return new ChartFrame(title, x, axis, width, height, colors);
    }

    ChartFrame withSize(int wide, int high) {
        return new ChartFrame(title, x, y, wide, high, colors);
    }

    ChartFrame withColors(String... names) {
        return new ChartFrame(title, x, y, width, height, List.of(names));
    }

    /** Returns the names of all colours that have one, and their value; the first are the usual ones for series. */
    static List<String> usualColors() {
        return Stream.of("blue", "orange", "green", "vermillion", "purple", "sky", "black")
                .map(ChartFrame::rgb)
                .toList();
    }

    private static String rgb(String color) {
        var name = color.toLowerCase(Locale.ROOT);
        if (RGB.matcher(name).matches()) {
            return name;
        }
        var rgb = NAMED.get(name);
        if (rgb == null) {
            throw new IllegalArgumentException("There is no colour \"" + color + "\" here; there are "
                    + String.join(", ", NAMED.keySet()) + ", and any as #RRGGBB.");
        }
        return rgb;
    }
}
