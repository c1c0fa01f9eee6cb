package loombook.kernel.magic;

import java.util.List;

/** A magic that writes Java around the user's. */
public non-sealed interface AroundCode extends Magic {
    @Override
    default List<String> forms() {
        return List.of("%" + name(), "%%" + name());
    }

    @Override
    default boolean takesJava() {
        return true;
    }

    /**
     * Returns what runs in its place.
     *
     * @param magics those that may stand in the code
     *
     * @throws MagicProblem when it can't be used so
     */
    List<Passage> passages(Use use, Magics magics) throws MagicProblem;
}
