package loombook.kernel.assist;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import loombook.kernel.message.Complete;
import loombook.kernel.message.Complete.Match;

/** What can stand at the cursor. */
public final class Completion {
    private static final int MOST = 500;
    private static final Pattern IMPORT =
            Pattern.compile("(?s)(?:.*[;}\\n])?\\s*import\\s+(static\\s+)?(?:module\\s+)?([\\w.$]*)");

    private Completion() {}

    /** Answers a request. */
    public static Complete.Reply of(Complete.Request request, Surroundings session) {
        var cell = request.code();
        int position = CodePoints.toIndex(cell, request.cursor());
        int start = wordStart(cell, position);
        return new Complete.Reply(
                matches(cell, start, position, session),
                CodePoints.fromIndex(cell, start),
                CodePoints.fromIndex(cell, position));
    }

    private static List<Match> matches(String cell, int start, int position, Surroundings session) {
        var before = cell.substring(0, start);
        var prefix = cell.substring(start, position);
        if (!Brackets.at(cell, position).inCode()
                || (!prefix.isEmpty() && !Character.isJavaIdentifierStart(prefix.codePointAt(0)))) {
            return List.of();
        }
        var imported = IMPORT.matcher(cell.substring(0, position));
        if (imported.matches()) {
            return imports(imported.group(2), imported.group(1) != null, session);
        }
        var source = CellSource.marked(cell, position, session);
        var own = before.substring(Math.max(0, Math.min(before.length(), before.length() - 2000)));
        return source.analyze(session, List.of(), (task, unit) -> {
            var cursor = new Cursor(task, unit, session);
            return new Candidates(cursor, session, prefix, own)
                    .at(cursor.marked()).stream()
                            .limit(MOST)
                            .map(Candidate::match)
                            .toList();
        });
    }

    /** Returns what can follow in an import: packages, types, and of a type its static members. */
    private static List<Match> imports(String name, boolean isStatic, Surroundings session) {
        int dot = name.lastIndexOf('.');
        var in = dot < 0 ? "" : name.substring(0, dot);
        var prefix = name.substring(dot + 1);
        var packages = TypeIndex.packages(name, session.classPath()).stream()
                .filter(one -> one.startsWith(prefix))
                .sorted()
                .map(one -> new Match(one + ".", "module", ""));
        var source = CellSource.marked("", 0, session);
        var others = source.analyze(session, List.<Match>of(), (task, _) -> {
            var elements = task.getElements();
            var within = elements.getPackageElement(in);
            var type = elements.getTypeElement(in);
            var types = within == null
                    ? Stream.<Match>empty()
                    : within.getEnclosedElements().stream()
                            .filter(one -> one.getSimpleName().toString().startsWith(prefix))
                            .filter(one -> one.getModifiers().contains(Modifier.PUBLIC))
                            .map(one -> new Match(one.getSimpleName() + (isStatic ? "." : ""), "class", in));
            var members = type == null
                    ? Stream.<Match>empty()
                    : elements.getAllMembers(type).stream()
                            .filter(one -> one.getModifiers().contains(Modifier.STATIC)
                                    && one.getModifiers().contains(Modifier.PUBLIC))
                            .filter(one -> isStatic
                                    || one.getKind().isClass()
                                    || one.getKind().isInterface())
                            .filter(one -> one.getSimpleName().toString().startsWith(prefix))
                            .map(one -> new Match(
                                    one.getSimpleName().toString(),
                                    one.getKind() == ElementKind.METHOD
                                            ? "function"
                                            : one.getKind().isField() ? "instance" : "class",
                                    ""));
            return Stream.concat(types, members)
                    .distinct()
                    .sorted(java.util.Comparator.comparing(Match::text))
                    .toList();
        });
        return Stream.concat(packages, others.stream()).toList();
    }

    private static int wordStart(String cell, int position) {
        int start = position;
        while (start > 0 && Character.isJavaIdentifierPart(cell.charAt(start - 1))) {
            start--;
        }
        return start;
    }
}
