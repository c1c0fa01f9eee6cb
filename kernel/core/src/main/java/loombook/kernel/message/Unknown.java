package loombook.kernel.message;

/**
 * A request of a type that this kernel does not serve; it gets no reply, as the specification says.
 *
 * @param type its {@code msg_type}
 */
public record Unknown(String type) implements Request {}
