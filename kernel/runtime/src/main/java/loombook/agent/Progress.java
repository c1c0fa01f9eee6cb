package loombook.agent;

/**
 * How far a cell has come whose parts (statements, variables' initializers) the kernel has put into one method; called by
 * what the kernel makes of a cell, between its parts.
 */
public final class Progress {
    private static int reached;

    private Progress() {}

    /**
     * Notes that the part of that number begins.
     *
     * @throws CellStopped when the cell was interrupted and the part before has made nothing of it: what follows does not run
     */
    public static void at(int part) {
        reached = part;
        var cell = CellContext.current();
        if (cell != null && cell.interruption() != null) {
            throw new CellStopped();
        }
    }

    static void begin() {
        reached = 0;
    }

    /** Notes where the method is that goes on now: another one ran within it. */
    static void backTo(int part) {
        reached = part;
    }

    static int reached() {
        return reached;
    }
}
