package loombook.kernel.eval.hint;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import loombook.kernel.assist.Cursor;
import loombook.kernel.assist.Surroundings;
import loombook.kernel.assist.Surroundings.Snippet;
import loombook.kernel.assist.WholeCell;
import org.jspecify.annotations.Nullable;

/** Hints at what to do about the compiler's errors: one or two sentences, and none where it is not certain that they help. */
public final class Hints {
    private static final System.Logger LOG = System.getLogger("loombook.eval");
    private static final String PREFIX = "compiler.err.";

    private Hints() {}

    /** An error from one position of a cell to another, and javac's name for its kind. */
    public record Problem(int start, int end, String code) {}

    /** Returns a hint for each problem of a cell, or "" for those of which nothing helpful is known. */
    public static List<String> of(String cell, List<Problem> problems, Surroundings session) {
        try {
            var whole = new WholeCell(cell, session);
            var parts = session.split(cell);
            return session.analyze(whole.className(), whole.text(), (task, unit) -> {
                var cursor = new Cursor(task, unit, session);
                return problems.stream()
                        .map(one -> of(cell, one, part(parts, one.start()), whole, cursor))
                        .toList();
            });
        } catch (RuntimeException e) {
            // A tree that is broken may surprise javac, too; the error itself must be told.
            LOG.log(System.Logger.Level.WARNING, "There are no hints for a cell", e);
            return Collections.nCopies(problems.size(), "");
        }
    }

    private static Snippet part(List<Snippet> parts, int position) {
        return parts.stream()
                .filter(one -> one.offset() <= position)
                .reduce((_, last) -> last)
                .orElse(new Snippet(Surroundings.Kind.STATEMENT, "", 0, false, false));
    }

    private static String of(String cell, Problem problem, Snippet part, WholeCell whole, Cursor cursor) {
        var path = cursor.at(whole.inText(problem.start()), whole.inText(problem.end()));
        if (path == null || !problem.code().startsWith(PREFIX)) {
            return "";
        }
        var wrong = new Wrong(
                problem.code().substring(PREFIX.length()), cell, problem.start(), problem.end(), part, cursor, path);
        return Stream.<Hint>of(
                        SyntaxHints::of,
                        NameHints::of,
                        TypeHints::of,
                        CallHints::of,
                        FlowHints::of,
                        CheckedExceptionHints::of,
                        DeclarationHints::of)
                .map(one -> one.of(wrong))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    /** One group of hints. */
    @FunctionalInterface
    private interface Hint {
        /** Returns a hint, or null when this is none of its errors. */
        @Nullable
        String of(Wrong wrong);
    }
}
