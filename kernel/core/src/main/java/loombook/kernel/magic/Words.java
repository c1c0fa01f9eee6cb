package loombook.kernel.magic;

import java.util.ArrayList;
import java.util.List;

/** The words of a magic's line: divided by blanks, but for what stands between quotes. */
final class Words {
    private Words() {}

    /**
     * Returns them. Between double quotes, a backslash stands before a double quote or another backslash; everywhere else
     * it is an ordinary character.
     *
     * @param where where the line stands in the cell
     * @throws MagicProblem when a quote has no end
     */
    static List<String> of(String line, Span where) throws MagicProblem {
        return placed(line, where).stream().map(Word::text).toList();
    }

    /** Returns them with their places in the cell. */
    static List<Word> placed(String line, Span where) throws MagicProblem {
        var words = new ArrayList<Word>();
        int begin = 0;
        StringBuilder word = null;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (Character.isWhitespace(c)) {
                if (word != null) {
                    words.add(word(word, where, begin, i));
                    word = null;
                }
                continue;
            }
            if (word == null) {
                word = new StringBuilder();
                begin = i;
            }
            if (c == '"' || c == '\'') {
                int end = end(line, i);
                if (end < 0) {
                    throw new MagicProblem(
                            new Span(where.start() + i, where.end()),
                            "This quote has no end: put another " + c + " behind what belongs together.");
                }
                word.append(unescaped(line.substring(i + 1, end), c));
                i = end;
            } else {
                word.append(c);
            }
        }
        if (word != null) {
            words.add(word(word, where, begin, line.length()));
        }
        return words;
    }

    private static Word word(StringBuilder text, Span line, int begin, int end) {
        return new Word(text.toString(), new Span(line.start() + begin, line.start() + end));
    }

    private static int end(String line, int start) {
        char quote = line.charAt(start);
        for (int i = start + 1; i < line.length(); i++) {
            if (quote == '"' && line.charAt(i) == '\\') {
                i++;
            } else if (line.charAt(i) == quote) {
                return i;
            }
        }
        return -1;
    }

    private static String unescaped(String text, char quote) {
        return quote == '"' ? text.replaceAll("\\\\([\"\\\\])", "$1") : text;
    }
}
