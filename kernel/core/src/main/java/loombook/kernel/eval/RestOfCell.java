package loombook.kernel.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;

/**
 * The errors in what follows a snippet that does not compile, so that a reader is told of all of them at once.
 *
 * <p>JShell compiles one snippet at a time, and a snippet that compiles is executed. So the rest of the cell is given to
 * it as one block that ends in an error of our own: it is compiled as a whole, every error in it is found, and it is
 * certain not to run. What can't stand in a block as it stands in a cell is put into a class there, and what javac says
 * of that is passed over.
 */
final class RestOfCell {
    private static final String GUARD = "int loombook$guard = \"\"; }";
    private static final Pattern METHOD = Pattern.compile("method (\\w+)");

    private final JShell shell;
    private final StringBuilder block = new StringBuilder("{");
    private final TreeMap<Integer, Piece> places = new TreeMap<>();
    private final Set<String> methods;

    private RestOfCell(JShell shell, List<Piece> pieces) {
        this.shell = shell;
        this.methods = pieces.stream()
                .flatMap(piece -> shell.sourceCodeAnalysis().sourceToSnippets(piece.source()).stream())
                .filter(snippet -> snippet instanceof MethodSnippet)
                .map(snippet -> ((MethodSnippet) snippet).name())
                .collect(Collectors.toSet());
        pieces.forEach(this::append);
    }

    /**
     * Adds the errors in the rest of a cell to those of its first snippet.
     *
     * @param rest the snippet that was rejected and what follows it
     */
    static void check(JShell shell, List<Piece> rest, CompileErrors errors) {
        if (rest.size() > 1 && rest.getLast().whole()) {
            new RestOfCell(shell, rest).check(errors);
        }
    }

    private void append(Piece piece) {
        var kind = shell.sourceCodeAnalysis().sourceToSnippets(piece.source()).stream()
                .map(Snippet::kind)
                .findFirst()
                .orElse(Snippet.Kind.ERRONEOUS);
        switch (kind) {
            case IMPORT -> {}
            case METHOD -> place("class loombook$" + block.length() + " {", piece, "}");
            case VAR, TYPE_DECL, EXPRESSION, STATEMENT, ERRONEOUS -> place("", piece, "\n;");
        }
    }

    private void place(String before, Piece piece, String after) {
        block.append(before);
        places.put(block.length(), piece);
        block.append(piece.source()).append(after);
    }

    private void check(CompileErrors errors) {
        int guard = block.length();
        var snippet = shell.eval(block + GUARD).getFirst().snippet();
        var found = shell.diagnostics(snippet)
                .filter(one -> one.isError() && one.getStartPosition() < guard && concernsUser(one))
                .toList();
        // Where the block itself is at fault, javac does not come as far as the error that is known.
        var known = new ArrayList<CompileErrors.Problem>();
        found.forEach(one -> known.add(errors.problem(piece(one), one, start(one))));
        if (known.stream().anyMatch(errors::contains)) {
            known.forEach(errors::add);
        }
    }

    private Piece piece(Diag error) {
        return places.floorEntry(Math.max(1, (int) error.getStartPosition())).getValue();
    }

    private int start(Diag error) {
        return places.floorKey(Math.max(1, (int) error.getStartPosition()));
    }

    private boolean concernsUser(Diag error) {
        var message = error.getMessage(Locale.ENGLISH);
        var method = METHOD.matcher(message);
        return !message.startsWith("not a statement")
                && !message.contains("must be final or effectively final")
                && !message.contains("local classes")
                && !(message.startsWith("cannot find symbol") && method.find() && methods.contains(method.group(1)));
    }
}
