package loombook.kernel.eval;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Has a cell mean what it means in IJava and JJava where the same name gives something else here. Nothing is done before the
 * compiler has said that this else does not fit: whoever writes for Loombook never meets it.
 *
 * <ul>
 *   <li>{@code String id = display(x)}: there it gives a name, here a handle. It becomes {@code display(x).id()}.
 *   <li>{@code Library.init(getKernelInstance())}, where the library is written for JJava: here it gives IJava's kernel. It
 *       becomes {@code kernel()}.
 * </ul>
 */
final class ForeignHabits {
    private static final List<Habit> HABITS = List.of(
            new Habit(
                    "\\bDisplayHandle cannot be converted to (java\\.lang\\.)?String\\b",
                    "((loombook\\.)?Notebook\\s*\\.\\s*)?display\\s*\\(.*\\)",
                    true,
                    ".id()"),
            new Habit(
                    "\\bJavaKernel cannot be converted to org\\.dflib\\.jjava\\.",
                    "getKernelInstance\\s*\\(\\s*\\)",
                    false,
                    "kernel()"));

    private ForeignHabits() {}

    /**
     * One of them.
     *
     * @param error what the compiler says
     * @param expression the text that it says it of
     * @param keeps whether the text stays, and {@code put} goes behind it
     */
    private record Habit(Pattern error, Pattern expression, boolean keeps, String put) {
        Habit(String error, String expression, boolean keeps, String put) {
            this(Pattern.compile(error), Pattern.compile(expression, Pattern.DOTALL), keeps, put);
        }

        Optional<Change> change(CompileErrors.Problem problem, String code) {
            return error.matcher(problem.message()).find()
                            && expression
                                    .matcher(code.substring(problem.start(), problem.end()))
                                    .matches()
                    ? Optional.of(new Change(keeps ? problem.end() : problem.start(), problem.end(), put))
                    : Optional.empty();
        }
    }

    /** Other text from one position to another. */
    private record Change(int start, int end, String put) {
        Cell in(Cell cell) {
            var code = cell.code().substring(0, start) + put + cell.code().substring(end);
            int behind = start + put.length();
            var lines = cell.lines()
                    .of(position -> position <= start ? position : position < behind ? start : position - behind + end);
            return new Cell(cell.id(), cell.number(), code, lines);
        }
    }

    /** Returns a cell as it is meant, from what the compiler has against it; null when that is about something else. */
    static @Nullable Cell meant(Cell cell, CompileErrors errors) {
        var changes = errors.all().stream()
                .flatMap(one -> changes(one, cell.code()))
                .sorted(Comparator.comparingInt(Change::start).reversed())
                .toList();
        var meant = cell;
        for (var change : changes) {
            meant = change.in(meant);
        }
        return changes.isEmpty() ? null : meant;
    }

    private static Stream<Change> changes(CompileErrors.Problem problem, String code) {
        return HABITS.stream().flatMap(habit -> habit.change(problem, code).stream());
    }
}
