package loombook.kernel.assist;

import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import loombook.kernel.message.IsComplete;

/** Whether a cell can be executed as it stands. */
public final class Completeness {
    private static final String STEP = "    ";

    private Completeness() {}

    /** Answers a request: a cell is whole when each of its snippets is. */
    public static IsComplete.Reply of(IsComplete.Request request, SourceCodeAnalysis analysis) {
        var rest = request.code();
        while (true) {
            var info = analysis.analyzeCompletion(rest);
            switch (info.completeness()) {
                case EMPTY -> {
                    return new IsComplete.Whole();
                }
                case CONSIDERED_INCOMPLETE, COMPLETE_WITH_SEMI -> {
                    return parsed(rest, analysis);
                }
                case DEFINITELY_INCOMPLETE -> {
                    return new IsComplete.Unfinished(indent(request.code()));
                }
                case UNKNOWN -> {
                    return new IsComplete.Invalid();
                }
                case COMPLETE -> {
                    var snippet =
                            rest.substring(0, rest.length() - info.remaining().length());
                    if (info.remaining().isBlank() || parsed(snippet, analysis) instanceof IsComplete.Invalid) {
                        return parsed(snippet, analysis);
                    }
                    rest = info.remaining();
                }
            }
        }
    }

    /** The analysis looks for the end of a snippet only: what stands in it may be no Java all the same. */
    private static IsComplete.Reply parsed(String snippet, SourceCodeAnalysis analysis) {
        boolean erroneous =
                analysis.sourceToSnippets(snippet).stream().anyMatch(one -> one.kind() == Snippet.Kind.ERRONEOUS);
        return erroneous ? new IsComplete.Invalid() : new IsComplete.Whole();
    }

    /** Returns the last line's indentation, one step deeper after an opening bracket. */
    private static String indent(String code) {
        var line = code.substring(code.lastIndexOf('\n') + 1);
        var indent = line.substring(0, line.length() - line.stripLeading().length());
        var end = line.stripTrailing();
        return end.endsWith("{") || end.endsWith("(") || end.endsWith("[") ? indent + STEP : indent;
    }
}
