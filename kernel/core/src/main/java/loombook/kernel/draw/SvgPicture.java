package loombook.kernel.draw;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.SVGLoader;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * An SVG file as a picture of dots, for pages that do not show SVG.
 *
 * @param png twice as many dots each way as it takes place, for screens of high density
 * @param width in CSS pixels
 * @param height in CSS pixels
 */
record SvgPicture(byte[] png, int width, int height) {
    static final int SCALE = 2;
    private static final int WIDEST = 2000;

    /**
     * Draws a file; nothing that it refers to elsewhere is loaded.
     *
     * @throws IllegalArgumentException when it can't be drawn
     */
    static SvgPicture of(String source) {
        var document = new SVGLoader().load(new ByteArrayInputStream(source.getBytes(StandardCharsets.UTF_8)));
        if (document == null) {
            throw new IllegalArgumentException("This is no SVG that can be drawn");
        }
        int width = (int) Math.ceil(document.size().width);
        int height = (int) Math.ceil(document.size().height);
        if (width < 1 || height < 1 || width > WIDEST || height > WIDEST) {
            throw new IllegalArgumentException("A picture of " + width + " × " + height + " pixels is not drawn");
        }
        var image = new BufferedImage(width * SCALE, height * SCALE, BufferedImage.TYPE_INT_ARGB);
        render(document, image);
        return new SvgPicture(png(image), width, height);
    }

    /** Draws a document, a pixel of CSS on two dots each way. */
    static void render(SVGDocument document, BufferedImage image) {
        var graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(SCALE, SCALE);
        document.render(null, graphics);
        graphics.dispose();
    }

    /** Returns the file of a picture. */
    static byte[] png(BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Returns what is said of the picture's size. */
    Map<String, Object> hints(String title) {
        return Map.of("width", width, "height", height, "alt", title);
    }
}
