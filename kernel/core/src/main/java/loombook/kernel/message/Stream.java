package loombook.kernel.message;

/**
 * Text printed.
 *
 * @param name {@code stdout} or {@code stderr}
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#streams-stdout-stderr-etc">stream</a>
 */
public record Stream(String name, String text) implements Publication {}
