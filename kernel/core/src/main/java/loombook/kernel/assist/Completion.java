package loombook.kernel.assist;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
        int start = Math.clamp(anchor[0] + context.shift(), 0, position);
        var matches = suggestions.stream()
                .sorted(Comparator.comparing((Suggestion one) -> !one.matchesType()))
                .map(Suggestion::continuation)
                .distinct()
                .map(Completion::match)
                .toList();
        return new Complete.Reply(
                merged(matches), CodePoints.fromIndex(cell, start), CodePoints.fromIndex(cell, position));
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
