package loombook.kernel.draw;

import com.github.weisj.jsvg.parser.SVGLoader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** An SVG drawing in the making: attributes alone, no style sheets or scripts, so that every viewer shows the same. */
final class Svg {
    /** What a page of paper has room for. There the drawing is a picture of a fixed size, and was cut off at the edge. */
    private static final int WIDTH_ON_PAPER = 592;

    private final StringBuilder source = new StringBuilder();
    private final int width;
    private final int height;
    private final String title;

    /**
     * Begins a drawing on white.
     *
     * @param title what a reader is told who can't see it
     */
    Svg(int width, int height, String title) {
        this.width = width;
        this.height = height;
        this.title = title;
        source.append(" viewBox=\"0 0 %d %d\"".formatted(width, height))
                .append(" role=\"img\" font-family=\"Helvetica, Arial, 'DejaVu Sans', sans-serif\" font-size=\"12\">")
                .append("<title>")
                .append(escaped(title))
                .append("</title>");
        rectangle(0, 0, width, height, "#FFFFFF");
    }

    void rectangle(double x, double y, double wide, double high, String fill) {
        source.append("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"/>"
                .formatted(number(x), number(y), number(wide), number(high), fill));
    }

    /** Draws areas of one colour, in the words of an SVG path. */
    void path(CharSequence path, String fill) {
        source.append("<path d=\"%s\" fill=\"%s\"/>".formatted(path, fill));
    }

    void line(double x1, double y1, double x2, double y2, String color, double thick) {
        source.append("<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\" stroke-width=\"%s\"/>"
                .formatted(number(x1), number(y1), number(x2), number(y2), color, number(thick)));
    }

    /**
     * Writes text.
     *
     * @param anchor which end of it is at x: start, middle or end
     */
    void text(double x, double y, String text, String anchor, int size, String color) {
        source.append("<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" font-size=\"%d\" fill=\"%s\">%s</text>"
                .formatted(number(x), number(y), anchor, size, color, escaped(text)));
    }

    /**
     * Returns the drawing's source. Within a page it has its own width, or the page's if that is less; as a picture of
     * its own it can't know the page, and is made to fit on paper.
     */
    String source() {
        double shrunk = Math.min(1, (double) WIDTH_ON_PAPER / width);
        return sized(
                width * shrunk, height * shrunk, " style=\"width:%dpx;max-width:100%%;height:auto\"".formatted(width));
    }

    private String sized(double wide, double high, String style) {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%s\" height=\"%s\"%s"
                        .formatted(number(wide), number(high), style)
                + source + "</svg>";
    }

    /** Returns it as a PNG with twice as many pixels each way, for screens of high density. */
    byte[] png() {
        var document = new SVGLoader()
                .load(new ByteArrayInputStream(sized(width, height, "").getBytes(StandardCharsets.UTF_8)));
        if (document == null) {
            throw new IllegalStateException("The drawing is no SVG: " + source());
        }
        var image = new BufferedImage(width * SvgPicture.SCALE, height * SvgPicture.SCALE, BufferedImage.TYPE_INT_RGB);
        SvgPicture.render(document, image);
        return SvgPicture.png(Palette.reduce(image));
    }

    String title() {
        return title;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Writes a number as short as a tenth of a pixel allows. */
    static String number(double value) {
        var text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /** Returns a text with dots in its middle if it is longer. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int head = (longest - 1) / 2;
        return text.substring(0, head) + "…" + text.substring(text.length() - (longest - 1 - head));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll("[\\p{Cntrl}\\p{Cs}]", "\uFFFD");
    }
}
