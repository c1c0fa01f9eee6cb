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
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.AnnotationText;
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
    private static final double LINE = 0.05; // the height of a line of text, as part of the plot's
    private static final int MAX_DIGITS = 75; // so many stand side by side
    private static final Font SANS = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    private static final Color INK = new Color(0x333A44);
    private static final Color GRID = new Color(0xE3E6EA);

    /** Colours that stay apart for colour-blind readers (Okabe and Ito). */
    private static final Color[] COLORS = IntStream.of(0x0072B2, 0xE69F00, 0x009E73, 0xD55E00, 0xCC79A7, 0x56B4E9)
            .mapToObj(Color::new)
            .toArray(Color[]::new);

    static BarChartPicture of(Map<?, ?> chart) {
        var labels = Drawing.list(chart.get("labels"));
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
        scaleAndLabel(drawn);
        return new BarChartPicture(png(drawn), WIDTH, HEIGHT);
    }

    private static List<Double> values(@Nullable Object values) {
        return Drawing.list(values).stream()
                .map(value -> value instanceof Number number ? number.doubleValue() : Double.NaN)
                .map(value -> Double.isInfinite(value) ? Double.NaN : value)
                .toList();
    }

    private static void style(CategoryChart chart, int seriesCount) {
        var styler = chart.getStyler();
        styler.setAvailableSpaceFill(seriesCount > 1 ? 0.8 : 0.55);
        styler.setPlotContentSize(0.99);
        styler.setPlotMargin(0);
        styler.setYAxisTickLabelsFormattingFunction(BarChartPicture::text);
        styler.setAnnotationTextFont(SANS.deriveFont(11f));
        styler.setAnnotationTextFontColor(INK);
        styler.setAxisTickLabelsFont(SANS);
        styler.setAxisTickLabelsColor(INK);
        styler.setAxisTitleFont(SANS);
        styler.setAxisTicksMarksVisible(false);
        styler.setPlotGridVerticalLinesVisible(false);
        styler.setPlotGridLinesColor(GRID);
        styler.setPlotGridLinesStroke(new BasicStroke(1f));
        styler.setPlotBorderVisible(false);
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setChartTitleFont(SANS.deriveFont(Font.BOLD, 14f));
        styler.setChartFontColor(INK);
        styler.setSeriesColors(COLORS);
        styler.setLegendVisible(seriesCount > 1);
        styler.setLegendPosition(Styler.LegendPosition.OutsideS);
        styler.setLegendLayout(Styler.LegendLayout.Horizontal);
        styler.setLegendBorderColor(Color.WHITE);
        styler.setLegendFont(SANS);
    }

    /** Lets bars begin at zero, and writes their values beyond their ends if there is room for all of them. */
    private static void scaleAndLabel(CategoryChart chart) {
        var series = List.copyOf(chart.getSeriesCollection());
        double[] all = series.stream()
                .flatMapToDouble(one -> Arrays.stream(one.getYData()))
                .filter(Double::isFinite)
                .toArray();
        double low = Math.min(0, Arrays.stream(all).min().orElse(0));
        double high = Math.max(0, Arrays.stream(all).max().orElse(0));
        double line = LINE * (high > low ? high - low : 1);
        chart.getStyler().setYAxisMin(low < 0 ? low - 2 * line : 0);
        chart.getStyler().setYAxisMax(high > 0 || low == 0 ? high + 2 * line : 0);
        int widest =
                Arrays.stream(all).mapToInt(value -> text(value).length()).max().orElse(0);
        for (int s = 0; s < series.size() && all.length * widest < MAX_DIGITS; s++) {
            double middle = 0.5 + chart.getStyler().getAvailableSpaceFill() * ((s + 0.5) / series.size() - 0.5);
            double[] values = series.get(s).getYData();
            for (int i = 0; i < values.length; i++) {
                if (!Double.isNaN(values[i])) {
                    double y = values[i] + Math.copySign(line, values[i]);
                    chart.addAnnotation(new AnnotationText(text(values[i]), i + middle, y, false));
                }
            }
        }
    }

    private static String text(double value) {
        double size = Math.abs(value);
        if (size >= 1e9 || (size > 0 && size < 1e-4)) {
            // Labels as long as these numbers made XChart look for ever for a scale on which they fit.
            return String.format(Locale.ROOT, "%.2g", value);
        }
        return size < 100
                ? new BigDecimal(value, new MathContext(3)).stripTrailingZeros().toPlainString()
                : String.format(Locale.ROOT, "%,.0f", value);
    }

    private static byte[] png(CategoryChart chart) {
        var image = new BufferedImage(WIDTH * SCALE, HEIGHT * SCALE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(SCALE, SCALE);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        chart.paint(graphics, WIDTH, HEIGHT);
        graphics.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
