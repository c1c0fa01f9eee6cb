package loombook.kernel.assist;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;

/**
 * The snippet in which the cursor stands, behind the definitions that stand before it in the same cell and have not been
 * executed yet.
 *
 * @param code what JShell is asked about
 * @param cursor where the cursor is in it
 * @param names what was declared before in the same cell
 * @param shift what to add to a position of it for one of the cell; wrong before the snippet's own beginning
 */
record Context(String code, int cursor, int shift, List<String> names) {
    /** Looks at a cell up to a position, the rest of which is of no interest. */
    static Context at(String cell, int position, SourceCodeAnalysis analysis) {
        var before = new StringBuilder();
        var names = new ArrayList<String>();
        int start = 0;
        while (start < position) {
            var rest = cell.substring(start, position);
            var info = analysis.analyzeCompletion(rest);
            if (info.completeness() != Completeness.COMPLETE || info.remaining().isBlank()) {
                break;
            }
            var snippet = rest.substring(0, rest.length() - info.remaining().length());
            var declared = analysis.sourceToSnippets(snippet);
            if (canStandInBlock(declared)) {
                before.append(snippet).append('\n');
            }
            declared.stream()
                    .filter(one -> one instanceof DeclarationSnippet)
                    .forEach(one -> names.add(((DeclarationSnippet) one).name()));
            start += snippet.length();
        }
        var own = cell.substring(start, position);
        if (before.isEmpty()) {
            return new Context(own, own.length(), start, names);
        }
        // A block makes what is declared in it known without executing it.
        var code = "{" + before + own;
        return new Context(code, code.length(), position - code.length(), names);
    }

    private static boolean canStandInBlock(List<Snippet> snippets) {
        return snippets.stream().map(Snippet::kind).allMatch(kind -> switch (kind) {
            case VAR, TYPE_DECL -> true;
            case IMPORT, METHOD, EXPRESSION, STATEMENT, ERRONEOUS -> false;
        });
    }
}
