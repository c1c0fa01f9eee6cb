package loombook.kernel.draw;

/** The place on the paper in which values stand, in CSS pixels. */
record Plot(int left, int top, int width, int height) {
    int right() {
        return left + width;
    }

    int bottom() {
        return top + height;
    }

    /** Returns where a place from 0 to 1 across is. */
    double x(double place) {
        return left + place * width;
    }

    /** Returns where a place from 0 to 1 upwards is. */
    double y(double place) {
        return bottom() - place * height;
    }
}
