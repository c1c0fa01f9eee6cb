package loombook.kernel.draw;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.IndexColorModel;
import java.util.HashMap;
import java.util.Map;

/** The colours of a picture, at most 256: its PNG takes half the bytes then. */
final class Palette {
    private static final int MOST = 256;

    private Palette() {}

    /**
     * Returns the same picture with a palette. Where there are more colours, those that are nearly the same become the most
     * frequent of them, so that areas keep their colour and only the shades at their edges change.
     */
    static BufferedImage reduce(BufferedImage image) {
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        var counts = counts(pixels);
        for (int bits = 8; bits > 0; bits--) {
            int mask = 0x010101 * (0xFF & -(1 << (8 - bits)));
            var best = new HashMap<Integer, Integer>(); // from what colours have in common to the most frequent of them
            counts.forEach((color, count) -> best.merge(
                    color & mask,
                    color,
                    (one, other) -> counts.getOrDefault(one, 0) >= counts.getOrDefault(other, 0) ? one : other));
            if (best.size() <= MOST) {
                return indexed(image, pixels, mask, best);
            }
        }
        return image;
    }

    private static Map<Integer, Integer> counts(int[] pixels) {
        var counts = new HashMap<Integer, Integer>();
        for (int i = 0; i < pixels.length; ) {
            int begin = i;
            int color = pixels[i];
            while (i < pixels.length && pixels[i] == color) {
                i++;
            }
            counts.merge(color & 0xFFFFFF, i - begin, Integer::sum);
        }
        return counts;
    }

    private static BufferedImage indexed(BufferedImage image, int[] pixels, int mask, Map<Integer, Integer> best) {
        var colors = new int[MOST];
        var places = new HashMap<Integer, Byte>();
        best.forEach((common, color) -> {
            colors[places.size()] = color;
            places.put(common, (byte) places.size());
        });
        var model = new IndexColorModel(8, MOST, colors, 0, false, -1, DataBuffer.TYPE_BYTE);
        var reduced = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
        byte[] indices = ((DataBufferByte) reduced.getRaster().getDataBuffer()).getData();
        int last = -1;
        byte place = 0;
        for (int i = 0; i < pixels.length; i++) {
            int color = pixels[i] & 0xFFFFFF;
            if (color != last) {
                place = places.getOrDefault(color & mask, (byte) 0);
                last = color;
            }
            indices[i] = place;
        }
        return reduced;
    }
}
