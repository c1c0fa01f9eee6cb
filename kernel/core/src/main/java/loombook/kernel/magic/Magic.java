package loombook.kernel.magic;

import java.util.List;

/** What becomes of a magic; each has a class, and stands in the list of {@link Magics}. */
interface Magic {
    /** Returns its name, without signs. */
    String name();

    /** Returns how it is used, for a message: {@code %time CODE, or %%time in a cell's first line}. */
    String usage();

    /** Returns its name with the signs with which it can be used. */
    default List<String> forms() {
        return List.of("%" + name(), "%%" + name());
    }

    /** Returns whether what follows its options is Java. */
    default boolean takesJava() {
        return true;
    }

    /**
     * Returns what runs in its place.
     *
     * @throws MagicProblem when it can't be used so
     */
    List<Passage> passages(Use use) throws MagicProblem;

    /**
     * Where a magic stands.
     *
     * @param cell the text of the whole cell
     */
    record Use(Step.Magic step, String cell, JavaReading reading) {
        boolean isCell() {
            return step.body() != null;
        }

        /** Returns the cell's lines after the magic; the rest of its line when it is no cell's. */
        Span code() {
            return step.body() != null ? step.body() : step.arguments();
        }

        MagicProblem problem(String message) {
            return new MagicProblem(step.call(), message);
        }
    }
}
