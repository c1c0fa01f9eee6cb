package loombook.chart;

import loombook.display.Displayable;
import loombook.display.MimeBundle;

/**
 * A picture of numbers, as data: it is drawn by the kernel process when it is displayed. Charts are immutable, so every
 * method whose name begins with {@code with} returns another chart, and any thread can use them.
 *
 * <p>Each comes as a picture, as a Vega-Lite specification with tool tips for the front ends that know it, and as text.
 * What can't be drawn, such as NaN, is left out, and the chart says how much that was; the same goes for points that are
 * more than can be told apart.
 *
 * <p>Values can be given as arrays of numbers or of {@link java.time.Duration}s, collections and streams of these, and
 * maps where a chart has labels or an x axis. Durations become numbers of the unit that the chart was made with.
 *
 * @param <C> the chart's own type
 */
public sealed interface Chart<C extends Chart<C>> extends Displayable
        permits BarChart,
                BoxChart,
                HeatMapChart,
                HistogramChart,
                LineChart,
                PercentileChart,
                ScatterChart,
                SpeedUpChart {
    /** The MIME type under which charts travel to the kernel process, which draws them. */
    String TYPE = "application/vnd.loombook.chart+json";

    /** Returns what stands around the values. */
    ChartFrame frame();

    /** Returns this chart with something else around its values. */
    C with(ChartFrame frame);

    /** Returns what the chart shows, in the reader's words. */
    default String title() {
        return frame().title();
    }

    /** Returns this chart under another title. */
    default C withTitle(String title) {
        return with(frame().withTitle(title));
    }

    /** Returns this chart with another title, and unit, at the x axis; either may be empty. */
    default C withX(String title, String unit) {
        return with(frame().withX(frame().x().withTitle(title, unit)));
    }

    /** Returns this chart with another title, and unit, at the y axis; either may be empty. The values stay as they are. */
    default C withY(String title, String unit) {
        return with(frame().withY(frame().y().withTitle(title, unit)));
    }

    /**
     * Returns this chart in another size; bars and boxes whose labels need the room may become higher.
     *
     * @param width in CSS pixels, from 200 to 2000
     * @param height in CSS pixels, from 120 to 2000
     * @throws IllegalArgumentException when it is too small or too large
     */
    default C withSize(int width, int height) {
        return with(frame().withSize(width, height));
    }

    /**
     * Returns this chart in other colours, the first series in the first of them. The ones that it has anyway can be told
     * apart by colour-blind readers.
     *
     * @param colors some of blue, orange, green, vermillion, purple, sky, black, grey, or {@code #RRGGBB}
     * @throws IllegalArgumentException when there is no such colour
     */
    default C withColors(String... colors) {
        return with(frame().withColors(colors));
    }

    @Override
    default MimeBundle bundle() {
        return Drawable.of(this).bundle();
    }
}
