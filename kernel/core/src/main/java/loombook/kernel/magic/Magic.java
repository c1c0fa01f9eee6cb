package loombook.kernel.magic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of a magic; each has a class, and stands in the list of {@link Magics}. */
public sealed interface Magic permits AroundCode, InRuntime, ByKernel {
    /** Returns its name, without percent signs. */
    String name();

    /** Returns what a reader is told of it. */
    Guide guide();

    /** Returns its name with the signs with which it can be used. */
    default List<String> forms() {
        return List.of("%" + name());
    }

    /** Returns whether what follows its options is Java. */
    default boolean takesJava() {
        return false;
    }

    /** Returns whether its value is that of its cell when it stands in the last line. */
    default boolean gives() {
        return false;
    }

    /** Returns the Java type of its value in the middle of a line; null to have the compiler find what is wanted there. */
    default @Nullable String type(List<String> arguments) {
        return null;
    }

    /** Returns whether its arguments are names of files. */
    default boolean takesFiles() {
        return false;
    }

    /** Returns how it is used, for a message. */
    default String usage() {
        return guide().usage();
    }

    /** Returns whether it can stand in a line. */
    default boolean inLine() {
        return forms().stream().anyMatch(one -> !one.startsWith("%%"));
    }

    /** Returns whether it can stand at the head of a cell. */
    default boolean onCell() {
        return forms().stream().anyMatch(one -> one.startsWith("%%"));
    }

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

        /** Returns what it is called with. */
        Call call() throws MagicProblem {
            return new Call(
                    words(),
                    step.arguments().of(cell).strip(),
                    step.body() == null ? null : step.body().of(cell),
                    step.body() == null ? -1 : step.body().start());
        }

        private List<String> words() throws MagicProblem {
            return Words.of(step.arguments().of(cell), step.arguments());
        }

        MagicProblem problem(String message) {
            return new MagicProblem(step.call(), message);
        }
    }

    /**
     * What a magic is called with.
     *
     * @param arguments the words after its name; what stands between quotes is one word
     * @param line all after its name
     * @param body the lines below; null for one that stands in a line
     * @param start where they begin in the cell; -1 when they do not stand there
     */
    record Call(
            List<String> arguments, String line, @Nullable String body, int start) {
        /** Returns the words, as what runs in the JVM of the cells is called with them. */
        public static Call of(List<String> arguments, @Nullable String body) {
            return new Call(arguments, String.join(" ", arguments), body, -1);
        }
    }
}
