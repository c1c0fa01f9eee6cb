package loombook.kernel.magic;

/** A magic that there is not, or that is not used as it can be; the message says what to do. */
public final class MagicProblem extends Exception {
    private final transient Span where;

    MagicProblem(Span where, String message) {
        super(message, null, false, false);
        this.where = where;
    }

    /** Returns which part of the cell is meant. */
    public Span where() {
        return where;
    }
}
