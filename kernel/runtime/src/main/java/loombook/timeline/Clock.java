package loombook.timeline;

/**
 * From {@link System#nanoTime} to the time since a recording's begin.
 *
 * @param start when it began
 * @param stop when it ended
 */
record Clock(long start, long stop) {
    /** Returns a time since the begin; what was before or after the recording is at its begin or end. */
    long at(long nanoTime) {
        return Math.clamp(nanoTime - start, 0, stop - start);
    }

    long end() {
        return stop - start;
    }
}
