package loombook.kernel.message;

import java.util.List;

/**
 * What went wrong: published as {@code error}, and the content of a reply with {@code status: error}.
 *
 * @param ename the exception's simple name
 * @param evalue one sentence
 * @param traceback lines to show, which may be coloured by ANSI escapes; the first says what and where
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#execution-errors">error</a>
 */
public record Failure(String ename, String evalue, List<String> traceback) implements Publication, Reply {}
