package loombook.kernel.assist;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import loombook.kernel.message.Bundle;
import loombook.kernel.message.Inspect;
import org.jspecify.annotations.Nullable;

/** What is known of what stands at the cursor: signatures and their documentation. */
public final class Inspection {
    private static final int MOST = 12;

    private Inspection() {}

    /** Answers a request. */
    public static Inspect.Reply of(Inspect.Request request, SourceCodeAnalysis analysis) {
        var cell = request.code();
        int cursor = CodePoints.toIndex(cell, request.cursor());
        OwnSources.addTo(analysis);
        var found = find(cell, cursor, analysis);
        return new Inspect.Reply(found.isEmpty() ? null : bundle(found.subList(0, Math.min(MOST, found.size()))));
    }

    /** Looks up the word at the cursor, as a method first; if there is none, the call in whose parentheses it is. */
    private static List<Documentation> find(String cell, int cursor, SourceCodeAnalysis analysis) {
        int end = cursor;
        while (end < cell.length() && Character.isJavaIdentifierPart(cell.charAt(end))) {
            end++;
        }
        boolean onWord = end > 0 && Character.isJavaIdentifierPart(cell.charAt(end - 1));
        if (onWord) {
            var context = Context.at(cell, end, analysis);
            var method =
                    analysis.documentation(context.code() + "(", context.code().length() + 1, true);
            if (!method.isEmpty()) {
                return method;
            }
            var other = analysis.documentation(context.code(), context.code().length(), true);
            if (!other.isEmpty()) {
                return exact(other, word(cell, end));
            }
        }
        var context = Context.at(cell, cursor, analysis);
        return analysis.documentation(context.code(), context.code().length(), true);
    }

    /** JShell documents all that begins with a word; prefers what is exactly it. */
    private static List<Documentation> exact(List<Documentation> found, String word) {
        var exact = found.stream()
                .filter(one -> one.signature().matches("(?s).*\\b" + Pattern.quote(word) + "\\b.*"))
                .toList();
        return exact.isEmpty() ? found : exact;
    }

    private static String word(String cell, int end) {
        int start = end;
        while (start > 0 && Character.isJavaIdentifierPart(cell.charAt(start - 1))) {
            start--;
        }
        return cell.substring(start, end);
    }

    private static Bundle bundle(List<Documentation> found) {
        var text = new StringBuilder();
        var markdown = new StringBuilder();
        var html = new StringBuilder();
        for (var one : found) {
            var documentation = javadoc(one);
            text.append(one.signature()).append('\n');
            markdown.append("```java\n").append(one.signature()).append("\n```\n");
            html.append("<pre><b>").append(Javadoc.escape(one.signature())).append("</b></pre>\n");
            if (documentation != null) {
                text.append(documentation.text().indent(4)).append('\n');
                markdown.append('\n').append(documentation.markdown()).append("\n\n");
                html.append(documentation.html()).append('\n');
            }
        }
        var data = new LinkedHashMap<String, Object>();
        data.put("text/html", html.toString());
        data.put("text/markdown", markdown.toString());
        data.put("text/plain", text.toString().stripTrailing());
        return new Bundle(data, Map.of());
    }

    private static @Nullable Javadoc javadoc(Documentation documentation) {
        var source = documentation.javadoc();
        return source == null || source.isBlank() ? null : new Javadoc(source);
    }
}
