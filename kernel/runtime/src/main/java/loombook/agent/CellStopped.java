package loombook.agent;

/** Ends the work of a cell that was interrupted and did not heed it. */
public final class CellStopped extends Error {
    CellStopped() {
        super("The cell was interrupted");
    }

    /** Describes the end of work that has not been begun, or is done. */
    static CellStopped nowhere() {
        return new CellStopped(new StackTraceElement[0]);
    }

    /** Describes a stop from outside, of a thread that was here. */
    CellStopped(StackTraceElement[] where) {
        this();
        setStackTrace(where);
    }
}
