package loombook.kernel.draw;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** What is drawn in and along the plot of one chart. */
interface Figure {
    /** Makes the figure for a chart. */
    static Figure of(ChartData chart) {
        // tells how wide letters are
        var graphics = Picture.graphics(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB));
        return switch (chart.content()) {
            case ChartData.Bars bars -> BarsFigure.of(chart, bars, graphics);
            case ChartData.Points points -> PointsFigure.of(chart, points, graphics);
            case ChartData.Bins bins -> new BinsFigure(chart, bins);
            case ChartData.Boxes boxes -> BoxesFigure.of(chart, boxes, graphics);
            case ChartData.Cells cells -> CellsFigure.of(chart, cells, graphics);
        };
    }

    /** Returns what places the axis across has; a tick's label may have several lines. */
    Scale across();

    /** Returns what places the upward axis has. */
    Scale upwards();

    /** Returns what is written at the axis across. */
    String acrossLabel();

    /** Returns what is written above the upward axis. */
    String upLabel();

    boolean isEmpty();

    /** Adds lines, rectangles and dots. */
    void mark(Marks marks, Plot plot);

    /** Draws what lies below the marks. */
    default void under(Graphics2D graphics, Plot plot) {}

    /** Draws what lies above the marks, such as labels. */
    default void over(Graphics2D graphics, Plot plot) {}

    default List<Picture.Entry> legend() {
        return List.of();
    }

    default boolean isLines() {
        return false;
    }

    /** Returns the place of the line on which the marks stand; NaN for none. */
    default double base() {
        return 0;
    }

    /** Returns whether the marks go across, from an upright base. */
    default boolean isLying() {
        return false;
    }

    default boolean hasGridUpwards() {
        return !isLying();
    }

    default boolean hasGridAcross() {
        return isLying();
    }

    /** Returns the least height of the whole picture in which the labels have room. */
    default int least() {
        return 0;
    }

    /** Returns the room below the plot, for the labels of the axis across. */
    default int bottomRoom() {
        return 22;
    }

    default int leftRoom() {
        return 0;
    }

    default int rightRoom() {
        return 0;
    }
}
