package loombook.kernel.draw;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Pictures with few colours as such: their files have a third of the size. */
final class Palette {
    private static final int MOST = 256;
    private static final int[] MASKS = {0xFFFFFF, 0xFEFEFE, 0xFCFCFC, 0xF8F8F8, 0xF0F0F0, 0xE0E0E0};

    private Palette() {}

    /** Returns the picture with 256 colours; rare ones become a frequent one that is nearly the same, if there are more. */
    static BufferedImage of(BufferedImage picture) {
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        var counts = new HashMap<Integer, Integer>();
        for (int pixel : pixels) {
            counts.merge(pixel, 1, Integer::sum);
        }
        var frequent = counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
        for (int mask : MASKS) {
            var colors = colors(frequent, mask);
            if (colors.size() <= MOST) {
                return indexed(picture, pixels, mask, colors);
            }
        }
        return picture;
    }

    /** Returns from what the mask leaves of a colour to the most frequent of those of which it leaves that. */
    private static Map<Integer, Color> colors(List<Integer> frequent, int mask) {
        var colors = new HashMap<Integer, Color>();
        for (int pixel : frequent) {
            colors.putIfAbsent(pixel & mask, new Color(colors.size(), pixel));
        }
        return colors;
    }

    /** A colour and its place in the palette. */
    private record Color(int place, int rgb) {}

    private static BufferedImage indexed(BufferedImage picture, int[] pixels, int mask, Map<Integer, Color> colors) {
        var table = new int[MOST];
        colors.values().forEach(color -> table[color.place()] = color.rgb());
        var model = new IndexColorModel(8, MOST, table, 0, false, -1, DataBuffer.TYPE_BYTE);
        int width = picture.getWidth();
        var image = new BufferedImage(width, picture.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
        var raster = image.getRaster();
        for (int i = 0; i < pixels.length; i++) {
            var color = colors.get(pixels[i] & mask);
            if (color != null) {
                raster.setSample(i % width, i / width, 0, color.place());
            }
        }
        return image;
    }
}
