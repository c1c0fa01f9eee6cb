package loombook.kernel.magic;

/**
 * Something that cells have defined.
 *
 * @param type of a variable its type, of a method what it returns, of a type what it is, such as {@code record}
 * @param written as it may stand in a list: {@code int bake(String, int)}
 */
public record Defined(Kind kind, String name, String type, String written) {
    /** What can be defined. */
    public enum Kind {
        /** A variable. */
        VARIABLE,
        /** A method. */
        METHOD,
        /** A class, record, interface, enum or annotation type. */
        TYPE,
        /** An import; its name is what stands after {@code import}. */
        IMPORT
    }
}
