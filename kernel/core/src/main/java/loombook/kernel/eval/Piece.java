package loombook.kernel.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import loombook.kernel.assist.FirstSnippet;

/**
 * A snippet of a cell.
 *
 * @param source its text as it stands in the cell
 * @param offset where it begins in the cell
 * @param whole false when JShell could not find its end: it has a syntax error
 * @param unended whether it is a statement that lacks its semicolon, which is allowed at the end of a cell
 */
record Piece(String source, int offset, boolean whole, boolean unended) {
    private static final int FIRST_WINDOW = 2000;
    private static final Pattern BARE_VALUE =
            Pattern.compile("(?!(?:return|break|continue|yield)\\b)(?:[\\w$.]+|\"(?:[^\"\\\\\n]|\\\\.)*\")\\s*;");
    private static final Pattern NO_EXPRESSION = Pattern.compile("\\{|@|(for|while|do|if|try|throw|synchronized|return"
            + "|assert|class|interface|enum|import|abstract|public|private|protected|static|sealed|final)\\b");
    /** Splits code into its snippets; white space and comments at the end are none. */
    static List<Piece> split(String code, SourceCodeAnalysis analysis) {
        var pieces = new ArrayList<Piece>();
        int offset = 0;
        while (offset < code.length()) {
            var first = first(code, offset, analysis);
            if (first.completeness() == Completeness.EMPTY) {
                break;
            }
            int length = first.length();
            if (length <= 0 || !isWhole(first.completeness())) {
                pieces.add(from(code.substring(offset), offset, false, false));
                break;
            }
            boolean unended = first.completeness() == Completeness.COMPLETE_WITH_SEMI;
            pieces.add(from(code.substring(offset, offset + length), offset, true, unended));
            offset += length;
        }
        return pieces;
    }

    /**
     * Finds the end of a snippet. JShell reads all the text that it is given, so it is given some lines first: with all
     * that is left each time a cell of a megabyte took minutes.
     */
    private static FirstSnippet first(String code, int offset, SourceCodeAnalysis analysis) {
        for (int window = FIRST_WINDOW; offset + window < code.length(); window *= 4) {
            int end = code.lastIndexOf('\n', offset + window);
            if (end > offset) {
                var first = FirstSnippet.of(code.substring(offset, end), analysis);
                boolean followed = !code.substring(offset + Math.max(0, first.length()), end)
                        .isBlank();
                if (first.completeness() == Completeness.COMPLETE && followed) {
                    return first;
                }
            }
        }
        return FirstSnippet.of(code.substring(offset), analysis);
    }

    /** Leaves out the white space and the comments in front of a snippet: its first line is its own. */
    private static Piece from(String text, int offset, boolean whole, boolean unended) {
        int start = FirstSnippet.afterBlanks(text);
        return new Piece(text.substring(start), offset + start, whole, unended);
    }

    private static boolean isWhole(Completeness completeness) {
        return switch (completeness) {
            case COMPLETE, COMPLETE_WITH_SEMI, CONSIDERED_INCOMPLETE -> true;
            case DEFINITELY_INCOMPLETE, UNKNOWN, EMPTY -> false;
        };
    }

    /** Returns whether this may be an expression whose value is to be shown: no semicolon ends it. */
    boolean mayBeExpression() {
        var text = withoutTrailingComments();
        return !text.isEmpty()
                && !text.endsWith(";")
                && !NO_EXPRESSION.matcher(source).lookingAt();
    }

    /**
     * Returns whether this is nothing but a name, a number or a text, with a semicolon. No Java statement is that: as in
     * IJava, its value is meant to be shown.
     */
    boolean isBareValue() {
        return BARE_VALUE.matcher(withoutTrailingComments()).matches();
    }

    /** Returns whether it ends as statements and declarations do, so that nothing that follows can belong to it. */
    boolean isClosed() {
        var text = withoutTrailingComments();
        return text.isEmpty() || text.endsWith(";") || text.endsWith("}");
    }

    private String withoutTrailingComments() {
        var text = source.stripTrailing();
        while (true) {
            int line = text.lastIndexOf('\n') + 1;
            int comment = text.indexOf("//", line);
            if (text.endsWith("*/") && text.lastIndexOf("/*") >= 0) {
                text = text.substring(0, text.lastIndexOf("/*")).stripTrailing();
            } else if (comment >= 0
                    && text.substring(line, comment)
                                            .chars()
                                            .filter(c -> c == '"')
                                            .count()
                                    % 2
                            == 0) {
                text = text.substring(0, comment).stripTrailing();
            } else {
                return text;
            }
        }
    }

    /** Returns the snippet as a statement that ends where it must. */
    String statement() {
        return unended ? source + "\n;" : source;
    }

    /** Returns the documentation comment that stands before it, or nothing. */
    String comment(Cell cell) {
        var before =
                cell.code().substring(0, Math.min(offset, cell.code().length())).stripTrailing();
        if (before.endsWith("*/")) {
            int start = before.lastIndexOf("/**");
            boolean own = start >= 0 && before.indexOf("*/", start) == before.length() - 2;
            return own ? before.substring(start) : "";
        }
        int start = before.length();
        while (start > 0) {
            int line = before.lastIndexOf('\n', start - 1) + 1;
            if (!before.substring(line, start).stripLeading().startsWith("///")) {
                break;
            }
            start = Math.max(0, line - 1);
        }
        return before.substring(start).strip();
    }

    /** Returns a position of this snippet's as one of the cell's. */
    int inCell(int position) {
        return offset + position;
    }
}
