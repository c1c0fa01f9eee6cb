package loombook.kernel.magic;

/** There is no magic of that name, yet. */
final class UnknownMagic extends MagicProblem {
    UnknownMagic(Span where, String message) {
        super(where, message);
    }
}
