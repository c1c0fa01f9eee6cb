package loombook.kernel.eval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.Diag;
import loombook.kernel.eval.hint.Hints;
import loombook.kernel.message.Failure;

/** The compiler's errors in a cell: each with its line, the line's text, and what is wrong in it marked. */
final class CompileErrors {
    /** The name under which a reader knows them. */
    static final String NAME = "CompilationError";

    private static final String RED = "\u001b[1;31m";
    static final String HINT = "    Hint: ";
    private static final String PLAIN = "\u001b[0m";

    private final Cell cell;
    private final Lines lines;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<Problem, String> codes = new HashMap<>();

    /** An error from one position of the cell to another. */
    record Problem(int start, int end, String message) {}

    /** Who knows hints at what to do about errors: for each one, or "". */
    interface Hinting {
        List<String> hints(String cell, List<Hints.Problem> problems);
    }

    CompileErrors(Cell cell) {
        this.cell = cell;
        this.lines = cell.lines();
    }

    /** Adds an error that JShell found in a snippet, which it has got as {@link Shell#text}. */
    void add(Part part, Diag diagnostic) {
        var piece = part.piece();
        add(problem(
                piece.inCell(Shell.inPiece(part, (int) diagnostic.getStartPosition())),
                piece.inCell(Shell.inPiece(part, (int) diagnostic.getEndPosition())),
                diagnostic.getMessage(Locale.ENGLISH),
                diagnostic.getCode()));
    }

    /** Returns an error that JShell found in text where a snippet begins at {@code start}. */
    Problem problem(Piece piece, Diag diagnostic, int start) {
        return problem(
                piece.inCell((int) diagnostic.getStartPosition() - start),
                piece.inCell((int) diagnostic.getEndPosition() - start),
                diagnostic.getMessage(Locale.ENGLISH),
                diagnostic.getCode());
    }

    /** Adds that something does not exist, such as {@code class Lisst}; it is marked where its name stands first. */
    void addMissing(Piece piece, String what) {
        var name = what.replaceFirst("^\\w+ ", "").replaceFirst("\\(.*", "");
        var found = Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(piece.source());
        int start = found.find() ? found.start() : 0;
        add(problem(
                piece.inCell(start),
                piece.inCell(start + name.length()),
                "cannot find symbol: " + what,
                "compiler.err.cant.resolve"));
    }

    /** Returns an error of ours from one position of the cell to another. */
    Problem problem(int start, int end, String sentence) {
        return problem(start, end, sentence, "");
    }

    /** Returns an error from one position of the cell to another, that the compiler has told so, under its own code. */
    Problem problem(int start, int end, String javac, String code) {
        int from = Math.clamp(start, 0, cell.code().length());
        var problem = new Problem(from, Math.clamp(end, from, cell.code().length()), message(javac));
        codes.put(problem, code);
        return problem;
    }

    /** Adds an error; one that is known is not told twice. */
    void add(Problem problem) {
        if (!contains(problem)) {
            problems.add(problem);
        }
    }

    /** Returns the errors that there are, as they were added. */
    List<Problem> all() {
        return List.copyOf(problems);
    }

    boolean contains(Problem problem) {
        return problems.contains(problem);
    }

    /** Returns the errors in the order of the cell's text, with hints. */
    Failure failure(Hinting hinting) {
        problems.sort(Comparator.comparingInt(Problem::start));
        var asked = problems.stream()
                .map(one -> new Hints.Problem(one.start(), one.end(), codes.getOrDefault(one, "")))
                .toList();
        return failure(NAME, hinting.hints(cell.code(), asked));
    }

    /** Returns the errors in the order of the cell's text. */
    Failure failure() {
        return failure(NAME);
    }

    /** Returns the same under another name. */
    Failure failure(String name) {
        return failure(name, Collections.nCopies(problems.size(), ""));
    }

    private Failure failure(String name, List<String> hints) {
        problems.sort(Comparator.comparingInt(Problem::start));
        var traceback = new ArrayList<String>();
        for (int i = 0; i < problems.size(); i++) {
            describe(problems.get(i), hints.get(i), traceback);
        }
        var summary = problems.stream()
                .map(problem -> "line " + lines.at(problem.start()) + ": " + problem.message())
                .collect(Collectors.joining("; "));
        return new Failure(name, summary, traceback);
    }

    private void describe(Problem problem, String hint, List<String> traceback) {
        int number = lines.at(problem.start());
        int column = lines.column(problem.start());
        var line = lines.text(number);
        int width = Math.clamp(problem.end() - problem.start(), 1, Math.max(1, line.length() - column));
        traceback.add(RED + cell.place() + ", line " + number + ": " + problem.message() + PLAIN);
        traceback.add("    " + line);
        traceback.add("    " + blank(line, column) + RED + "^".repeat(width) + PLAIN);
        if (!hint.isEmpty()) {
            traceback.add(HINT + hint);
        }
    }

    /** Returns white space as wide as the beginning of a line, with the line's own tabs. */
    private static String blank(String line, int columns) {
        return line.substring(0, Math.min(columns, line.length())).replaceAll("[^\\t]", " ");
    }

    private static String message(String javac) {
        var parts = ClassVersion.told(javac)
                .lines()
                .map(String::strip)
                .filter(part -> !part.equals("location: class")
                        && !part.startsWith("location: class $")
                        && !part.startsWith("location: class loombook$"))
                .map(part -> part.replaceFirst("^symbol: +", ""))
                .toList();
        var first = Names.clean(parts.getFirst()).replace("static final variable", "final variable");
        return parts.size() == 1
                ? first
                : first + ": " + Names.clean(String.join(", ", parts.subList(1, parts.size())));
    }
}
