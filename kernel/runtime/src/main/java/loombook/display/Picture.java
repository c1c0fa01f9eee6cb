package loombook.display;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import loombook.text.Escaped;
import org.jspecify.annotations.Nullable;

/** Values that are pictures: images in memory, the bytes of image files, and where such a file is. */
final class Picture {
    private static final long MOST_BYTES = 20L << 20;
    private static final Pattern FILE = Pattern.compile("(?i).*\\.(png|jpe?g|gif|webp|svg)");

    private Picture() {}

    /** Returns a picture, or null for a value that is none. */
    static @Nullable MimeBundle of(Object value) throws IOException {
        return switch (value) {
            case byte[] bytes -> ofBytes(bytes, null);
            case Path path when FILE.matcher(path.toString()).matches() -> ofFile(path, path.toString());
            case URL url -> ofAddress(url.toString());
            case URI uri -> ofAddress(uri.toString());
            default -> isBufferedImage(value.getClass()) ? InMemory.of(value) : null;
        };
    }

    /** By its name: to ask for the class would load AWT for every value that is shown. */
    private static boolean isBufferedImage(Class<?> type) {
        for (Class<?> one = type; one != null; one = one.getSuperclass()) {
            if (one.getName().equals("java.awt.image.BufferedImage")) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable MimeBundle ofFile(Path path, String text) throws IOException {
        if (!Files.isRegularFile(path)) {
            return null;
        }
        long size = Files.size(path);
        return size > MOST_BYTES
                ? MimeBundle.text(text + ", too large to be shown: " + size(size))
                : ofBytes(Files.readAllBytes(path), text);
    }

    /** The front end gets a picture from elsewhere by itself. */
    private static @Nullable MimeBundle ofAddress(String address) throws IOException {
        if (address.startsWith("file:")) {
            var path = Path.of(URI.create(address));
            return FILE.matcher(path.toString()).matches() ? ofFile(path, address) : null;
        }
        boolean known = address.matches("(?i)https?://[^?#]*\\.(png|jpe?g|gif|webp|svg)([?#].*)?");
        return known ? MimeBundle.of("text/html", "<img src=\"" + Escaped.of(address) + "\">", address) : null;
    }

    private static @Nullable MimeBundle ofBytes(byte[] bytes, @Nullable String text) {
        var type = type(bytes);
        if (type == null) {
            return null;
        }
        var name = type.replaceFirst("image/", "").replace("+xml", "").toUpperCase(Locale.ROOT);
        var words = text != null ? text : name + " picture, " + size(bytes.length);
        return switch (type) {
            case "image/svg+xml" -> new Svg(new String(bytes, StandardCharsets.UTF_8)).bundle(words);
            case "image/png", "image/jpeg" -> MimeBundle.of(type, bytes, words);
            default -> {
                // Few viewers know these by their type, every browser knows them in HTML.
                var data = new LinkedHashMap<String, Object>();
                data.put(type, bytes);
                data.put(
                        "text/html",
                        "<img alt=\"" + Escaped.of(words) + "\" src=\"data:" + type + ";base64,"
                                + Base64.getEncoder().encodeToString(bytes) + "\">");
                data.put(MimeBundle.TEXT, words);
                yield new MimeBundle(data, Map.of());
            }
        };
    }

    private static String size(long bytes) {
        return bytes < 10_000
                ? String.format(Locale.ROOT, "%,d bytes", bytes)
                : String.format(Locale.ROOT, "%,d kB", Math.round(bytes / 1000.0));
    }

    /** Returns the MIME type that the first bytes tell. */
    private static @Nullable String type(byte[] bytes) {
        var head = new String(bytes, 0, Math.min(bytes.length, 400), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
            return "image/png";
        } else if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return "image/jpeg";
        } else if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) {
            return "image/gif";
        } else if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
            return "image/webp";
        }
        return Svg.isSource(head) ? "image/svg+xml" : null;
    }

    /** All that needs AWT; loaded when there is an image. */
    private static final class InMemory {
        private InMemory() {}

        static MimeBundle of(Object value) throws IOException {
            var image = (java.awt.image.BufferedImage) value;
            var png = new ByteArrayOutputStream();
            javax.imageio.ImageIO.write(image, "png", png);
            var size = Map.<String, Object>of("width", image.getWidth(), "height", image.getHeight());
            var text = "Image, " + image.getWidth() + " × " + image.getHeight() + " pixels";
            return MimeBundle.of("image/png", png.toByteArray(), text).with("image/png", size);
        }
    }
}
