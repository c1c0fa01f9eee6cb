package loombook.agent;

import org.jspecify.annotations.Nullable;

/**
 * What a thread does now.
 *
 * @param cell the cell whose work it is, or null when that is not known
 * @param certainty how that is known
 */
record Work(@Nullable CellContext cell, Certainty certainty) {
    /** What a thread does of which nothing is known. */
    static final Work NONE = new Work(null, Certainty.INHERITED);

    /** How it is known whose work a thread does. */
    enum Certainty {
        /** The thread runs the cell, or what was handed over for it. */
        TAKEN,
        /** A thread of the cell has created the thread, which may work for other cells by now. */
        INHERITED,
        /** The thread has done a part of the cell's parallel stream, and perhaps goes on with it. */
        LINGERING
    }

    boolean isTaken() {
        return certainty == Certainty.TAKEN;
    }

    /** Notes that a thread does this now. */
    void beginsOn(Thread thread) {
        if (cell != null && isTaken()) {
            cell.add(thread);
        }
    }

    /** Notes that a thread does this no more. */
    void endsOn(Thread thread) {
        if (cell != null && isTaken()) {
            cell.remove(thread);
        }
    }
}
