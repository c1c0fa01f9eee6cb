package loombook.kernel.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.Styler;

/**
 * A bar chart as a picture.
 *
 * @param png twice as many pixels each way as it takes place, for screens of high density
 * @param width in CSS pixels
 * @param height in CSS pixels
 */
record BarChartPicture(byte[] png, int width, int height) {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 320;
    private static final int SCALE = 2;
    private static final Color INK = new Color(0x33, 0x3A, 0x44);
    private static final Color GRID = new Color(0xE3, 0xE6, 0xEA);

    /** Colours that stay apart for colour-blind readers (Okabe and Ito). */
    private static final Color[] COLORS = {
        new Color(0x00, 0x72, 0xB2),
        new Color(0xE6, 0x9F, 0x00),
        new Color(0x00, 0x9E, 0x73),
        new Color(0xD5, 0x5E, 0x00),
        new Color(0xCC, 0x79, 0xA7),
        new Color(0x56, 0xB4, 0xE9),
    };

    static BarChartPicture of(Map<?, ?> chart) {
        var labels =
                Drawing.list(chart.get("labels")).stream().map(String::valueOf).toList();
        var series = Drawing.list(chart.get("series"));
        var drawn = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(String.valueOf(chart.get("title")))
                .yAxisTitle(String.valueOf(chart.get("unit")))
                .build();
        style(drawn, series.size());
        for (var one : series) {
            if (one instanceof Map<?, ?> bars && !labels.isEmpty()) {
                var name = String.valueOf(bars.get("name"));
                drawn.addSeries(name.isEmpty() ? " " : name, labels, values(bars.get("values")));
            }
        }
        return new BarChartPicture(png(drawn), WIDTH, HEIGHT);
    }

    private static List<Double> values(@Nullable Object values) {
        var numbers = new ArrayList<Double>();
        if (values instanceof List<?> list) {
            for (var value : list) {
                numbers.add(value instanceof Number number ? number.doubleValue() : Double.NaN);
            }
        }
        return numbers;
    }

    private static void style(CategoryChart chart, int seriesCount) {
        var sans = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
        var styler = chart.getStyler();
        styler.setAvailableSpaceFill(seriesCount > 1 ? 0.8 : 0.55);
        styler.setLabelsVisible(seriesCount <= 2);
        styler.setLabelsFont(sans.deriveFont(11f));
        styler.setLabelsFontColor(INK);
        styler.setLabelsPosition(1);
        styler.setYAxisMin(0.0);
        styler.setAxisTickLabelsFont(sans);
        styler.setAxisTickLabelsColor(INK);
        styler.setAxisTitleFont(sans);
        styler.setAxisTicksMarksVisible(false);
        styler.setPlotGridVerticalLinesVisible(false);
        styler.setPlotGridLinesColor(GRID);
        styler.setPlotGridLinesStroke(new BasicStroke(1f));
        styler.setPlotBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setChartTitleFont(sans.deriveFont(Font.BOLD, 14f));
        styler.setChartTitleBoxVisible(false);
        styler.setChartFontColor(INK);
        styler.setSeriesColors(COLORS);
        styler.setLegendVisible(seriesCount > 1);
        styler.setLegendPosition(Styler.LegendPosition.OutsideS);
        styler.setLegendLayout(Styler.LegendLayout.Horizontal);
        styler.setLegendBorderColor(Color.WHITE);
        styler.setLegendFont(sans);
        styler.setAntiAlias(true);
    }

    private static byte[] png(CategoryChart chart) {
        var image = new BufferedImage(WIDTH * SCALE, HEIGHT * SCALE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.scale(SCALE, SCALE);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            chart.paint(graphics, WIDTH, HEIGHT);
        } finally {
            graphics.dispose();
        }
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
