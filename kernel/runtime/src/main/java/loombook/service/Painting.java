package loombook.service;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A landscape by chance, the same for the same number at all times: a sky with a sun or moon, clouds, ranges of mountains
 * one behind the other, and with some luck water in which all that is seen again.
 */
final class Painting {
    static final int WIDTH = 640;
    static final int HEIGHT = 480;
    private static final long SEED = 0x616c62756dL;
    private static final float QUALITY = 0.9f;
    private static final int NO_WATER = HEIGHT;
    private static final double MIST = 0.55;
    private static final double CLOUDS = 0.5;

    /** As on film, and it makes files of a real photo's size. */
    private static final double GRAIN = 0.06;

    private final int[] pixels = new int[WIDTH * HEIGHT];
    private final Noise noise;
    private final Scenery scenery;
    private final int horizon;
    private final int ranges;
    private final int[][] ridges;
    private final double sunX;
    private final double sunY;
    private final double sunSize;
    private final double cloudiness;

    private Painting(int number) {
        var chance = new SplittableRandom(SEED + 7919L * number);
        noise = new Noise(SEED + number);
        scenery = Scenery.of(number);
        ranges = chance.nextInt(3, 7);
        horizon = number % 3 == 1 ? (int) (HEIGHT * chance.nextDouble(0.58, 0.72)) : NO_WATER;
        sunX = WIDTH * chance.nextDouble(0.15, 0.85);
        sunY = HEIGHT * chance.nextDouble(0.12, 0.36);
        sunSize = chance.nextDouble(18, 42);
        cloudiness = chance.nextDouble(0.1, 0.9);
        ridges = ridges(chance);
    }

    /** Returns the file of a picture. */
    static byte[] jpeg(int number) {
        var file = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var out = new MemoryCacheImageOutputStream(file)) {
            var settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(new Painting(number).paint(), null, null), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return file.toByteArray();
    }

    /** Returns how high each range reaches at each place; nearer ones are lower in the picture, and rougher. */
    private int[][] ridges(SplittableRandom chance) {
        var all = new int[ranges][WIDTH];
        int ground = Math.min(horizon, HEIGHT);
        for (int range = 0; range < ranges; range++) {
            double nearness = (range + 1.0) / ranges;
            double middle = ground * (0.52 + 0.42 * nearness);
            double reach = ground * chance.nextDouble(0.12, 0.3) * (1.1 - 0.5 * nearness);
            double stretch = chance.nextDouble(0.004, 0.011);
            double from = chance.nextDouble(1000);
            for (int x = 0; x < WIDTH; x++) {
                all[range][x] =
                        (int) (middle - reach * (noise.rough(from + x * stretch, range * 17.3, 6) - 0.35) * 1.8);
            }
        }
        return all;
    }

    private BufferedImage paint() {
        for (int y = 0; y < Math.min(horizon, HEIGHT); y++) {
            for (int x = 0; x < WIDTH; x++) {
                pixels[y * WIDTH + x] = land(x, y);
            }
        }
        for (int y = horizon; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                pixels[y * WIDTH + x] = water(x, y);
            }
        }
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = Colours.lit(pixels[i], 1 + GRAIN * Noise.grain(i % WIDTH, i / WIDTH));
        }
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, WIDTH, HEIGHT, pixels, 0, WIDTH);
        return image;
    }

    private int land(int x, int y) {
        for (int range = ranges - 1; range >= 0; range--) {
            int below = y - ridges[range][x];
            if (below >= 0) {
                return slope(x, y, range, below);
            }
        }
        return sky(x, y);
    }

    /** The farther away, the more of the sky's colour; mist lies at the foot of each range. */
    private int slope(int x, int y, int range, int below) {
        double nearness = (range + 1.0) / ranges;
        int colour = Colours.mixed(scenery.far(), scenery.near(), nearness);
        double relief = noise.rough(x * 0.03 + range * 31, y * 0.05, 3);
        double light = 0.72 + 0.5 * relief;
        double mist = MIST * (1 - nearness) * Math.min(1, below / 90.0);
        return Colours.mixed(Colours.lit(colour, light), scenery.low(), mist);
    }

    private int sky(int x, int y) {
        double height = y / (HEIGHT * 0.7);
        int colour = Colours.mixed(scenery.high(), scenery.low(), Math.min(1, height));
        double away = Math.sqrt((x - sunX) * (x - sunX) + (y - sunY) * (y - sunY)); // hypot takes ten times as long
        if (scenery.night() && Noise.sprinkled(x, y)) {
            colour = Colours.mixed(colour, Colours.WHITE, 0.8 * Math.max(0, 1 - height));
        }
        double veil = noise.rough(x * 0.008, y * 0.022 + 50, 4);
        colour = Colours.mixed(colour, scenery.sun(), 0.75 * Math.exp(-away / (sunSize * 4)));
        colour = Colours.mixed(colour, scenery.sun(), Math.clamp(sunSize - away, 0, 1));
        return Colours.mixed(colour, Colours.WHITE, CLOUDS * cloudiness * Math.clamp((veil - 0.5) * 4, 0, 1));
    }

    private int water(int x, int y) {
        int depth = y - horizon;
        double wave = noise.rough(x * 0.012, y * 0.16, 3) - 0.5;
        int mirrored = Math.clamp((int) (horizon - 1 - depth * 1.25 - wave * depth * 0.5), 0, horizon - 1);
        int aside = Math.clamp(x + (int) (wave * 26), 0, WIDTH - 1);
        int seen = pixels[mirrored * WIDTH + aside];
        return Colours.lit(Colours.mixed(seen, scenery.high(), 0.25), 0.86 + 0.3 * wave);
    }
}
