package loombook.kernel.assist;

import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;

/**
 * The first snippet of some code, as JShell sees it.
 *
 * @param completeness whether it is whole
 * @param length how much of the code it takes, with the white space and the comments in front of it
 */
public record FirstSnippet(Completeness completeness, int length) {
    private static final Pattern SYNCHRONIZED_METHOD =
            Pattern.compile("(?:(?:public|protected|private|static|final|strictfp|@[\\w.]+(?:\\([^()]*\\))?)\\s+)*+"
                    + "(synchronized)\\b(?!\\s*\\()");

    /** Finds the end of the first snippet; JShell expects a statement where it reads {@code synchronized}. */
    public static FirstSnippet of(String code, SourceCodeAnalysis analysis) {
        int start = afterBlanks(code);
        if (code.startsWith("/*", start)) {
            return new FirstSnippet(Completeness.DEFINITELY_INCOMPLETE, code.length()); // JShell takes it for nothing
        }
        var info = analysis.analyzeCompletion(withoutSynchronized(code, start));
        return new FirstSnippet(
                info.completeness(),
                Math.max(0, code.length() - info.remaining().length()));
    }

    /** Returns where the white space and the comments end with which some code begins. */
    public static int afterBlanks(String code) {
        int start = 0;
        for (int end = blankEnd(code, 0); end > start; end = blankEnd(code, end)) {
            start = end;
        }
        return start;
    }

    /** Returns where the white space or the comment ends that begins at a position. */
    private static int blankEnd(String code, int position) {
        if (code.startsWith("//", position)) {
            int end = code.indexOf('\n', position);
            return end < 0 ? code.length() : end;
        }
        if (code.startsWith("/*", position)) {
            int end = code.indexOf("*/", position + 2);
            return end < 0 ? position : end + 2;
        }
        int end = position;
        while (end < code.length() && Character.isWhitespace(code.charAt(end))) {
            end++;
        }
        return end;
    }

    private static String withoutSynchronized(String code, int start) {
        var method = SYNCHRONIZED_METHOD.matcher(code).region(start, code.length());
        return method.lookingAt()
                ? code.substring(0, method.start(1))
                        + " ".repeat("synchronized".length())
                        + code.substring(method.end(1))
                : code;
    }
}
