package loombook.service;

import java.util.SplittableRandom;

/** Smooth chance in two dimensions, between 0 and 1: what stands at a place is always the same. */
final class Noise {
    private static final int SIZE = 1 << 8;
    private static final int MASK = SIZE - 1;

    /** Looked up, since to compute them was most of the time that a picture takes. */
    private final float[] corners = new float[SIZE * SIZE];

    Noise(long seed) {
        var chance = new SplittableRandom(seed);
        for (int i = 0; i < corners.length; i++) {
            corners[i] = (float) chance.nextDouble();
        }
    }

    /** Returns a sum of ever finer and weaker noise, as mountains and clouds are. */
    double rough(double x, double y, int octaves) {
        double sum = 0;
        double weight = 0.5;
        double scale = 1;
        double all = 0;
        for (int i = 0; i < octaves; i++) {
            sum += weight * smooth(x * scale + 13 * i, y * scale + 7 * i);
            all += weight;
            weight *= 0.5;
            scale *= 2.03;
        }
        return sum / all;
    }

    private double smooth(double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double across = eased(x - left);
        double down = eased(y - top);
        double upper = mixed(corner(left, top), corner(left + 1, top), across);
        double lower = mixed(corner(left, top + 1), corner(left + 1, top + 1), across);
        return mixed(upper, lower, down);
    }

    private static double eased(double part) {
        return part * part * (3 - 2 * part);
    }

    private static double mixed(double one, double other, double part) {
        return one + (other - one) * part;
    }

    private double corner(int x, int y) {
        return corners[(y & MASK) * SIZE + (x & MASK)];
    }

    /** Returns whether one of the few stars is here. */
    static boolean sprinkled(int x, int y) {
        return (hash(x * 0x9E3779B97F4A7C15L + y) & 0x1ff) == 0;
    }

    /** Returns a number that has nothing to do with that beside it, -1 to 1. */
    static double grain(int x, int y) {
        return (hash(x * 0xC2B2AE3D27D4EB4FL + y) >> 40) * 0x1.0p-23;
    }

    private static long hash(long value) {
        long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
