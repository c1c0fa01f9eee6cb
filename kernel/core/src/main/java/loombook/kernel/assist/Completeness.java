package loombook.kernel.assist;

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
            var first = FirstSnippet.of(rest, analysis);
            var snippet = rest.substring(0, first.length());
            switch (first.completeness()) {
                case EMPTY -> {
                    return new IsComplete.Whole();
                }
                case DEFINITELY_INCOMPLETE, CONSIDERED_INCOMPLETE -> {
                    return new IsComplete.Unfinished(indent(request.code()));
                }
                case UNKNOWN -> {
                    return new IsComplete.Invalid();
                }
                case COMPLETE, COMPLETE_WITH_SEMI -> {
                    // The analysis looks for a snippet's end only: what stands before it may be no Java all the same.
                    if (!Syntax.isRight(snippet)) {
                        return new IsComplete.Invalid();
                    }
                    rest = rest.substring(first.length());
                    if (rest.isBlank()) {
                        return new IsComplete.Whole();
                    }
                }
            }
        }
    }

    /** Returns the last line's indentation, one step deeper after an opening bracket. */
    private static String indent(String code) {
        var line = code.substring(code.lastIndexOf('\n') + 1);
        var indent = line.substring(0, line.length() - line.stripLeading().length());
        var end = line.stripTrailing();
        return end.endsWith("{") || end.endsWith("(") || end.endsWith("[") ? indent + STEP : indent;
    }
}
