package loombook.kernel.eval;

import java.util.Set;

/**
 * Something that a cell has defined and later cells can use.
 *
 * @param className the binary name of the class of its own in which it stands
 * @param source its text as JShell is to know it
 * @param uses the classes of other definitions that its class refers to: it must be compiled again when they are replaced
 * @param isFinal whether it is a variable that can't be assigned
 * @param comment the documentation comment that stood before it, or nothing
 */
record Definition(Key key, String className, String source, Set<String> uses, boolean isFinal, String comment) {
    /** What there is one definition of; a new one takes the place of the old one. */
    sealed interface Key {
        String name();
    }

    /** A variable. */
    record VariableKey(String name) implements Key {}

    /**
     * A method; there may be several of one name.
     *
     * @param parameters the types of its parameters as they are written, without white space
     */
    record MethodKey(String name, String parameters) implements Key {}

    /** A class, record, interface, enum or annotation type. */
    record TypeKey(String name) implements Key {}
}
