package loombook.kernel.eval;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import jdk.jshell.spi.ExecutionControl.EngineTerminationException;
import jdk.jshell.spi.ExecutionControl.RunException;
import org.jspecify.annotations.Nullable;

/** Runs statements and expressions past JShell, which keeps what they can refer to. */
final class Statements {
    private static final System.Logger LOG = System.getLogger("loombook.eval");

    private final JShell shell;
    private final LinkExecution execution;
    private final StatementCompiler compiler;
    private final SourceMap sources;
    private @Nullable String imports;
    private int count;
    private boolean possible = true;

    Statements(JShell shell, LinkExecution execution, StatementCompiler compiler, SourceMap sources) {
        this.shell = shell;
        this.execution = execution;
        this.compiler = compiler;
        this.sources = sources;
    }

    /** Notes that JShell's definitions have changed. */
    void definitionsChanged() {
        imports = null;
    }

    /**
     * Runs a snippet if it can be run this way; what came of it is {@code execution}'s to tell.
     *
     * @param body the snippet, or for an expression the statement that hands its value over
     * @return false when nothing has happened, and JShell is to evaluate it
     */
    boolean run(Cell cell, Piece piece, String body) {
        try {
            return possible && compileAndRun(cell, piece, body);
        } catch (LinkageError | IllegalStateException e) {
            // A JVM without the flags that open javac, or a javac that differs: everything works, only slower.
            LOG.log(System.Logger.Level.DEBUG, "Statements are left to JShell", e);
            possible = false;
            return false;
        }
    }

    private boolean compileAndRun(Cell cell, Piece piece, String body) {
        var name = Names.CLASS + "S" + ++count;
        int first = cell.lines().at(piece.offset());
        // The snippet stands on the same lines as in its cell.
        var source = "\n".repeat(first - 1) + imports() + "class " + name
                + " { public static void do_it$() throws Throwable {" + body + "\n} }";
        var classes = compiler.compile(name, source);
        if (classes == null) {
            return false;
        }
        sources.addAsItStands(cell, piece, Names.PACKAGE + "." + name);
        execution.expect(cell.id(), false);
        try {
            execution.load(classes.entrySet().stream()
                    .map(one -> new ClassBytecodes(one.getKey(), one.getValue()))
                    .toArray(ClassBytecodes[]::new));
            var _ = execution.invoke(Names.PACKAGE + "." + name, "do_it$");
        } catch (ClassInstallException e) {
            return false;
        } catch (RunException | EngineTerminationException e) {
            // What was thrown, and how the runtime died, is with the execution.
        }
        return true;
    }

    private String imports() {
        var known = imports;
        if (known == null) {
            known = "package " + Names.PACKAGE + ";"
                    + shell.imports().map(Statements::importOf).collect(Collectors.joining())
                    + Stream.of(shell.variables(), shell.methods(), shell.types())
                            .flatMap(one -> one)
                            .filter(one -> shell.status(one).isDefined())
                            .map(one -> "import static "
                                    + shell.sourceCodeAnalysis().wrapper(one).fullClassName() + "." + one.name() + ";")
                            .collect(Collectors.joining());
            imports = known;
        }
        return known;
    }

    private static String importOf(ImportSnippet snippet) {
        var kind = snippet.subKind() == Snippet.SubKind.MODULE_IMPORT_SUBKIND
                ? "module "
                : snippet.isStatic() ? "static " : "";
        return "import " + kind + snippet.fullname() + ";";
    }
}
