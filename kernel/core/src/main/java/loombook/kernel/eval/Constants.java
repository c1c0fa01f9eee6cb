package loombook.kernel.eval;

import java.util.regex.Pattern;

/**
 * Final variables whose value is a constant in Java's sense, such as can stand behind {@code case}. Whether an initializer
 * is one is javac's to say: it is asked by a class that never runs.
 */
final class Constants {
    private static final Pattern CALL_OR_MORE =
            Pattern.compile("\\bnew\\b|->|::|\\{|[\\p{L}\\p{N}_$>]\\s*\\(|\"\"\"|/[/*]|\\R");

    private Constants() {}

    /** Returns whether an initializer may be a constant; one that could throw is none. */
    static boolean mayBe(String initializer) {
        return !CALL_OR_MORE.matcher(initializer).find();
    }

    /** Returns the name of the class by which javac is asked about the variable of another class. */
    static String probe(String owner) {
        return owner + "C";
    }

    /** Returns whether a class is such a one. */
    static boolean isProbe(String name) {
        return name.startsWith(Names.PREFIX + "D") && name.endsWith("C");
    }
}
