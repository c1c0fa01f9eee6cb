package loombook.service;

/** Colours as numbers: red, green and blue in eight bits each. */
final class Colours {
    static final int WHITE = 0xFFFFFF;

    private Colours() {}

    /** Returns a colour between two; a part of 0 gives the first. */
    static int mixed(int one, int other, double part) {
        if (part <= 0) {
            return one;
        }
        return between(one >> 16 & 255, other >> 16 & 255, part) << 16
                | between(one >> 8 & 255, other >> 8 & 255, part) << 8
                | between(one & 255, other & 255, part);
    }

    private static int between(int one, int other, double part) {
        return (int) (one + (other - one) * part);
    }

    /** Returns a colour in more light or less. */
    static int lit(int colour, double light) {
        return part(colour >> 16 & 255, light) << 16 | part(colour >> 8 & 255, light) << 8 | part(colour & 255, light);
    }

    private static int part(int value, double light) {
        return Math.clamp((int) (value * light), 0, 255);
    }
}
