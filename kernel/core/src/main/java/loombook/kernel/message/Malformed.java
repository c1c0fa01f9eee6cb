package loombook.kernel.message;

/**
 * A request that names a type of the specification but does not have its form.
 *
 * @param problem one sentence
 */
public record Malformed(String problem) implements Request {}
