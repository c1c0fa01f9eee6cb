package loombook.link;

/**
 * Where a frame of a cell's code is, in its user's words.
 *
 * @param cell the execution count of the cell; 0 when it is not known
 * @param line its line in the cell
 * @param within what it runs: a method, a class's method or a lambda; empty for a cell's own statements
 * @param text the line as it stands in the cell
 */
public record Place(int cell, int line, String within, String text) {
    /** Returns whether the cell is known. */
    public boolean isKnown() {
        return cell > 0;
    }

    /** Returns the cell and the line, as in {@code cell [7], line 3}. */
    public String where() {
        return isKnown() ? "cell [" + cell + "], line " + line : "a cell";
    }
}
