package loombook.service;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/** Pictures beside each other, each as large as its cell allows. */
final class ContactSheet {
    private static final int WIDTH = 160;
    private static final int HEIGHT = 120;
    private static final int GAP = 6;
    private static final int COLUMNS = 5;

    private ContactSheet() {}

    static BufferedImage of(List<BufferedImage> images) {
        if (images.isEmpty()) {
            throw new IllegalArgumentException("There are no pictures to show.");
        }
        int columns = Math.min(COLUMNS, images.size());
        int rows = (images.size() + columns - 1) / columns;
        var sheet = new BufferedImage(
                GAP + columns * (WIDTH + GAP), GAP + rows * (HEIGHT + GAP), BufferedImage.TYPE_INT_RGB);
        var graphics = sheet.createGraphics();
        try {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            for (int i = 0; i < images.size(); i++) {
                var image = images.get(i);
                double scale = Math.min((double) WIDTH / image.getWidth(), (double) HEIGHT / image.getHeight());
                int width = Math.max(1, (int) (image.getWidth() * scale));
                int height = Math.max(1, (int) (image.getHeight() * scale));
                int left = GAP + i % columns * (WIDTH + GAP) + (WIDTH - width) / 2;
                int top = GAP + i / columns * (HEIGHT + GAP) + (HEIGHT - height) / 2;
                // By halves: at once, bilinear interpolation looks at four pixels of each sixteen, and mountains get
                // teeth.
                graphics.drawImage(halved(image, width, height), left, top, width, height, null);
            }
        } finally {
            graphics.dispose();
        }
        return sheet;
    }

    private static BufferedImage halved(BufferedImage image, int width, int height) {
        var now = image;
        while (now.getWidth() >= 2 * width && now.getHeight() >= 2 * height) {
            var half = new BufferedImage(now.getWidth() / 2, now.getHeight() / 2, BufferedImage.TYPE_INT_RGB);
            var graphics = half.createGraphics();
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.drawImage(now, 0, 0, half.getWidth(), half.getHeight(), null);
            graphics.dispose();
            now = half;
        }
        return now;
    }
}
