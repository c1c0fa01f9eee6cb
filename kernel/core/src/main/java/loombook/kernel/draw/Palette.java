package loombook.kernel.draw;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.LinkedHashMap;
import java.util.Map;

/** Pictures with few colours as such: their files have a third of the size. */
final class Palette {
    private static final int MOST = 256;
    private static final int[] MASKS = {0xFFFFFF, 0xFEFEFE, 0xFCFCFC, 0xF8F8F8, 0xF0F0F0, 0xE0E0E0};

    private Palette() {}

    /** Returns the picture with 256 colours; those that are nearly the same become one, if there are more. */
    static BufferedImage of(BufferedImage picture) {
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        for (int mask : MASKS) {
            var colors = colors(pixels, mask);
            if (colors.size() <= MOST) {
                return indexed(picture, pixels, mask, colors);
            }
        }
        return picture;
    }

    /** Returns the colours that are there, from what the mask leaves of each to its number and itself. */
    private static Map<Integer, int[]> colors(int[] pixels, int mask) {
        var colors = new LinkedHashMap<Integer, int[]>();
        for (int pixel : pixels) {
            if (!colors.containsKey(pixel & mask)) {
                colors.put(pixel & mask, new int[] {colors.size(), pixel});
                if (colors.size() > MOST) {
                    break;
                }
            }
        }
        return colors;
    }

    private static BufferedImage indexed(BufferedImage picture, int[] pixels, int mask, Map<Integer, int[]> colors) {
        var table = new int[MOST];
        colors.values().forEach(color -> table[color[0]] = color[1]);
        var model = new IndexColorModel(8, MOST, table, 0, false, -1, DataBuffer.TYPE_BYTE);
        int width = picture.getWidth();
        var image = new BufferedImage(width, picture.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
        var raster = image.getRaster();
        for (int i = 0; i < pixels.length; i++) {
            int[] color = colors.get(pixels[i] & mask);
            if (color != null) {
                raster.setSample(i % width, i / width, 0, color[0]);
            }
        }
        return image;
    }
}
