package loombook.kernel.draw;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.IndexColorModel;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The colours of a picture, at most 256: its PNG takes half the bytes then. */
final class Palette {
    private static final int MOST = 256;
    private static final int KEPT = 128;

    private Palette() {}

    /**
     * Returns the same picture with a palette. Where there are more colours, the most frequent ones stay as they are, which
     * are those of areas; of the others, the shades at edges, those that are nearly the same become one.
     */
    static BufferedImage reduce(BufferedImage image) {
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        var frequent = counts(pixels).entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
        for (int bits = 8; bits > 0; bits--) {
            int mask = 0x010101 * (0xFF & -(1 << (8 - bits)));
            var colors = new LinkedHashMap<Integer, Integer>(); // from each colour to the one in its place
            var same = new HashMap<Integer, Integer>(); // from what colours have in common to the most frequent of them
            for (int color : frequent) {
                int first = colors.size() < KEPT ? color : same.getOrDefault(color & mask, color);
                colors.put(color, first);
                same.putIfAbsent(color & mask, first);
            }
            if (colors.values().stream().distinct().limit(MOST + 1).count() <= MOST) {
                return indexed(image, pixels, colors);
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

    private static BufferedImage indexed(BufferedImage image, int[] pixels, Map<Integer, Integer> replaced) {
        var colors = new int[MOST];
        var places = new HashMap<Integer, Byte>();
        replaced.values().stream().distinct().forEach(color -> {
            colors[places.size()] = color;
            places.put(color, (byte) places.size());
        });
        replaced.forEach((color, other) -> places.put(color, places.getOrDefault(other, (byte) 0)));
        var model = new IndexColorModel(8, MOST, colors, 0, false, -1, DataBuffer.TYPE_BYTE);
        var reduced = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
        byte[] indices = ((DataBufferByte) reduced.getRaster().getDataBuffer()).getData();
        int last = -1;
        byte place = 0;
        for (int i = 0; i < pixels.length; i++) {
            int color = pixels[i] & 0xFFFFFF;
            if (color != last) {
                place = places.getOrDefault(color, (byte) 0);
                last = color;
            }
            indices[i] = place;
        }
        return reduced;
    }
}
