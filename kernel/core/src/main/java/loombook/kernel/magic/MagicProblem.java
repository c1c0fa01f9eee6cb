package loombook.kernel.magic;

import org.jspecify.annotations.Nullable;

/** A magic that there is not, or that is not used as it can be; the message says what to do. */
public sealed class MagicProblem extends Exception permits UnknownMagic {
    private final transient @Nullable Span where;

    /** A problem of a magic as a whole. */
    public MagicProblem(String message) {
        super(message, null, false, false);
        this.where = null;
    }

    MagicProblem(Span where, String message) {
        super(message, null, false, false);
        this.where = where;
    }

    /** Returns which part of the cell is meant; null for all of the magic. */
    public @Nullable Span where() {
        return where;
    }
}
