package loombook.kernel.assist;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import loombook.kernel.message.Complete;
import loombook.kernel.message.Complete.Match;

/** What can stand at the cursor. */
public final class Completion {
    private static final Set<String> CONTEXTUAL =
            Set.of("var", "record", "sealed", "permits", "yield", "when", "non-sealed", "module");

    private Completion() {}

    /** Answers a request. */
    public static Complete.Reply of(Complete.Request request, SourceCodeAnalysis analysis) {
        var cell = request.code();
        int position = CodePoints.toIndex(cell, request.cursor());
        var context = Context.at(cell, position, analysis);
        var anchor = new int[] {context.cursor()};
        var suggestions = analysis.completionSuggestions(context.code(), context.cursor(), anchor);
        int word = wordStart(cell, position);
        var local = localNames(cell.substring(word, position), word, cell, context);
        int start =
                suggestions.isEmpty() && !local.isEmpty() ? word : Math.clamp(anchor[0] + context.shift(), 0, position);
        var matches = Stream.concat(
                        start == word ? local.stream() : Stream.empty(),
                        suggestions.stream()
                                .sorted(Comparator.comparing((Suggestion one) -> !one.matchesType()))
                                .map(Suggestion::continuation))
                .distinct()
                .map(Completion::match)
                .toList();
        return new Complete.Reply(
                merged(matches), CodePoints.fromIndex(cell, start), CodePoints.fromIndex(cell, position));
    }

    /** What the same cell has declared JShell knows behind a dot, but does not offer by itself. */
    private static List<String> localNames(String prefix, int word, String cell, Context context) {
        if (prefix.isEmpty() || (word > 0 && cell.charAt(word - 1) == '.')) {
            return List.of();
        }
        return context.names().stream()
                .filter(name -> name.startsWith(prefix))
                .distinct()
                .toList();
    }

    private static int wordStart(String cell, int position) {
        int start = position;
        while (start > 0 && Character.isJavaIdentifierPart(cell.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    /** JShell offers {@code f(} for methods with parameters and {@code f()} for those without: one is enough. */
    private static List<Match> merged(List<Match> matches) {
        var texts = matches.stream().map(Match::text).collect(Collectors.toSet());
        return matches.stream()
                .filter(one -> !(one.text().endsWith("()") && texts.contains(withoutParenthesis(one.text()))))
                .toList();
    }

    private static String withoutParenthesis(String call) {
        return call.substring(0, call.length() - 1);
    }

    private static Match match(String continuation) {
        if (continuation.endsWith("(")) {
            return new Match(continuation, "function", "(…)");
        }
        if (continuation.endsWith("()")) {
            return new Match(continuation, "function", "()");
        }
        var word = continuation.strip();
        if (SourceVersion.isKeyword(word) || CONTEXTUAL.contains(word)) {
            return new Match(continuation, "keyword", "");
        }
        if (word.endsWith(".")) {
            return new Match(continuation, "module", "");
        }
        boolean type = !word.isEmpty()
                && Character.isUpperCase(word.charAt(0))
                && word.chars().anyMatch(Character::isLowerCase);
        return new Match(continuation, type ? "class" : "instance", "");
    }
}
