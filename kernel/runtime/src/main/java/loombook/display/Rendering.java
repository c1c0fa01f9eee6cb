package loombook.display;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.util.Map;
import java.util.StringJoiner;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** From any value to what a front end can show of it. */
public final class Rendering {
    private static final int ARRAY_LIMIT = 1000;

    private Rendering() {}

    /**
     * Renders a value: what is {@link Displayable} by itself, images as PNG, everything else as text.
     *
     * <p>A value whose own methods throw is shown as a sentence that says so; only errors of the JVM itself get out.
     */
    public static MimeBundle of(@Nullable Object value) {
        try {
            return switch (value) {
                case Displayable it -> it.bundle();
                case BufferedImage image -> image(image);
                case null -> MimeBundle.text("null");
                default -> MimeBundle.text(text(value));
            };
        } catch (RuntimeException | StackOverflowError failure) {
            // value is never null here: only its own code can fail
            var type = value == null ? "null" : value.getClass().getName();
            return MimeBundle.text("<" + type + " that can't be shown: " + failure + ">");
        }
    }

    private static MimeBundle image(BufferedImage image) {
        var png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var size = Map.<String, Object>of("width", image.getWidth(), "height", image.getHeight());
        var text = "Image, " + image.getWidth() + " × " + image.getHeight() + " pixels";
        return MimeBundle.of("image/png", png.toByteArray(), text).with("image/png", size);
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value.getClass().isArray()) {
            return array(value);
        }
        var text = value.toString();
        return text == null ? "null" : text;
    }

    private static String array(Object array) {
        int length = Array.getLength(array);
        var type = array.getClass().getComponentType();
        var elements = new StringJoiner(", ", type.getSimpleName() + "[" + length + "] { ", " }");
        elements.setEmptyValue(type.getSimpleName() + "[0]");
        for (int i = 0; i < Math.min(length, ARRAY_LIMIT); i++) {
            elements.add(text(Array.get(array, i)));
        }
        if (length > ARRAY_LIMIT) {
            elements.add("… " + (length - ARRAY_LIMIT) + " more");
        }
        return elements.toString();
    }
}
