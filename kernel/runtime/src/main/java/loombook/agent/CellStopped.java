package loombook.agent;

/** Ends the work of a cell that was interrupted and did not heed it. */
public final class CellStopped extends Error {
    CellStopped() {
        super("The cell was interrupted");
    }
}
