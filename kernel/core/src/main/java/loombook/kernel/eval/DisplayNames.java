package loombook.kernel.eval;

import java.util.Comparator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Has {@code display} give a name where a name is wanted, as in IJava's programs: {@code String id = display(x)}. Loombook's
 * gives a handle, which Java does not convert; so where the compiler says just that, the call becomes
 * {@code display(x).id()}.
 */
final class DisplayNames {
    private static final String ADDED = ".id()";
    private static final Pattern ERROR =
            Pattern.compile("(?s).*\\bDisplayHandle cannot be converted to (java\\.lang\\.)?String\\b.*");
    private static final Pattern CALL = Pattern.compile("(?s)((loombook\\.)?Notebook\\s*\\.\\s*)?display\\s*\\(.*\\)");

    private DisplayNames() {}

    /** Returns the cell with names where these errors want them; null when they are about something else. */
    static @Nullable Cell in(Cell cell, CompileErrors errors) {
        var calls = errors.all().stream()
                .filter(one -> ERROR.matcher(one.message()).matches()
                        && CALL.matcher(cell.code().substring(one.start(), one.end()))
                                .matches())
                .sorted(Comparator.comparingInt(CompileErrors.Problem::end).reversed())
                .toList();
        var named = cell;
        for (var call : calls) {
            named = with(named, call.end());
        }
        return calls.isEmpty() ? null : named;
    }

    private static Cell with(Cell cell, int end) {
        var code = cell.code().substring(0, end) + ADDED + cell.code().substring(end);
        var lines = cell.lines().of(position -> position <= end ? position : Math.max(end, position - ADDED.length()));
        return new Cell(cell.id(), cell.number(), code, lines);
    }
}
