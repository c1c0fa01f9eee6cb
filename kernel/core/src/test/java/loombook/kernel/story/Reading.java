package loombook.kernel.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of a message a reader sees. */
final class Reading {
    private Reading() {}

    /** Returns text without the escapes that colour it. */
    static String plain(String text) {
        return text.replaceAll("\u001b\\[[0-9;]*m", "");
    }

    /** Returns what was printed to a stream. */
    static String stream(List<Heard> heard, String name) {
        return heard.stream()
                .filter(one -> one.isStream(name))
                .map(one -> one.text("text"))
                .collect(Collectors.joining());
    }

    /** Returns the lines of an error's traceback, without colours. */
    static List<String> traceback(Heard error) {
        return error.content().get("traceback") instanceof List<?> lines
                ? lines.stream().map(line -> plain(String.valueOf(line))).toList()
                : fail("no traceback in " + error);
    }

    /** Returns all the words of an error. */
    static String words(Heard error) {
        return error.text("ename") + ": " + error.text("evalue") + "\n" + String.join("\n", traceback(error));
    }

    /** Returns what stands above the carets in these lines. */
    static List<String> marked(List<String> lines) {
        return Stream.iterate(1, i -> i < lines.size(), i -> i + 1)
                .filter(i -> lines.get(i).contains("^"))
                .map(i -> under(lines.get(i), lines.get(i - 1)))
                .toList();
    }

    private static String under(String carets, String line) {
        assertThat(carets.strip()).matches("\\^+");
        int from = carets.indexOf('^');
        assertThat(carets.substring(0, from).replace(' ', '_'))
                .as("the blanks before the carets are as wide as what stands above them")
                .isEqualTo(line.substring(0, from).replaceAll("[^\t]", "_"));
        return line.substring(from, Math.min(line.length(), carets.lastIndexOf('^') + 1));
    }
}
