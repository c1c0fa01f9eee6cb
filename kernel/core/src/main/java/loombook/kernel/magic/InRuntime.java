package loombook.kernel.magic;

/** A magic that the JVM of the cells does: what runs in its place is a call of it by its name. */
public non-sealed interface InRuntime extends Magic {
    /**
     * Returns what it is called with.
     *
     * @throws MagicProblem when it can't be used so
     */
    default Call call(Use use) throws MagicProblem {
        return use.call();
    }
}
