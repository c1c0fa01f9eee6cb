package loombook.kernel.message;

/**
 * Tells a client that its subscription has arrived.
 *
 * @param subscription the topic; empty for all
 */
public record IopubWelcome(String subscription) implements Publication {}
