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
    private static final Pattern SYNCHRONIZED_METHOD = Pattern.compile(
            "(?:\\s|//.*|/\\*(?:[^*]|\\*(?!/))*+\\*/)*+(?:(?:public|protected|private|static|final|strictfp"
                    + "|@[\\w.]+(?:\\([^()]*\\))?)\\s+)*+(synchronized)\\b(?!\\s*\\()");

    /** Finds the end of the first snippet; JShell expects a statement where it reads {@code synchronized}. */
    public static FirstSnippet of(String code, SourceCodeAnalysis analysis) {
        var info = analysis.analyzeCompletion(withoutSynchronized(code));
        return new FirstSnippet(
                info.completeness(),
                Math.max(0, code.length() - info.remaining().length()));
    }

    private static String withoutSynchronized(String code) {
        var method = SYNCHRONIZED_METHOD.matcher(code);
        return method.lookingAt()
                ? code.substring(0, method.start(1))
                        + " ".repeat("synchronized".length())
                        + code.substring(method.end(1))
                : code;
    }
}
