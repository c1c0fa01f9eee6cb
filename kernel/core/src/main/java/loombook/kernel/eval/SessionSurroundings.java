package loombook.kernel.eval;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import jdk.jshell.SourceCodeAnalysis;
import loombook.kernel.assist.SourceJars;
import loombook.kernel.assist.Surroundings;

/** A session, as completion and documentation see it. */
final class SessionSurroundings implements Surroundings {
    private final SourceCodeAnalysis syntax;
    private final CellCompiler compiler;
    private final Definitions definitions;
    private final List<Path> classPath;
    private final SourceJars sourceJars;
    private final Map<String, Integer> uses = new HashMap<>();

    /**
     * Looks at a session.
     *
     * @param classPath what cells see; it may change
     * @param sourceJars where the sources of that are
     */
    SessionSurroundings(
            SourceCodeAnalysis syntax,
            CellCompiler compiler,
            Definitions definitions,
            List<Path> classPath,
            SourceJars sourceJars) {
        this.sourceJars = sourceJars;
        this.syntax = syntax;
        this.compiler = compiler;
        this.definitions = definitions;
        this.classPath = classPath;
    }

    /** Notes the words of a cell. */
    void used(String code) {
        Words.of(code).forEach(word -> uses.merge(word, 1, Integer::sum));
    }

    @Override
    public List<Snippet> split(String code) {
        var snippets = new ArrayList<Snippet>();
        int from = 0;
        for (var piece : Piece.split(code, syntax)) {
            int end = piece.offset() + piece.source().length();
            snippets.add(new Snippet(
                    kind(Part.of(piece)),
                    code.substring(from, end),
                    from,
                    piece.whole(),
                    piece.whole() && !piece.unended()));
            from = end;
        }
        return snippets;
    }

    private static Kind kind(Part part) {
        return switch (part) {
            case Part.Import _ -> Kind.IMPORT;
            case Part.Type _ -> Kind.TYPE;
            case Part.Method _ -> Kind.METHOD;
            case Part.Variable _ -> Kind.VARIABLE;
            case Part.Statement _ -> Kind.STATEMENT;
        };
    }

    @Override
    public List<Defined> definitions() {
        return definitions
                .all()
                .map(one -> new Defined(one.key().name(), one.className(), one.comment() + "\n" + one.source()))
                .toList();
    }

    @Override
    public String imports(Set<String> words) {
        return definitions.importsFor(words, List.of());
    }

    @Override
    public int uses(String word) {
        return uses.getOrDefault(word, 0);
    }

    @Override
    public List<Path> classPath() {
        return classPath;
    }

    @Override
    public SourceJars sourceJars() {
        return sourceJars;
    }

    @Override
    public <T> T analyze(String className, String source, BiFunction<JavacTask, CompilationUnitTree, T> reading) {
        return compiler.analyze(className, source, reading);
    }
}
