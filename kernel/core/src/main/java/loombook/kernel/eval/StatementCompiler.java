package loombook.kernel.eval;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.tools.javac.api.BasicJavacTask;
import com.sun.tools.javac.api.JavacTaskPool;
import com.sun.tools.javac.code.ClassFinder;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symtab;
import com.sun.tools.javac.util.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Compiles what declares nothing, a statement or an expression, with one task of javac. JShell needs four for it, of
 * which three find out what is known here: that no name comes into being. What does not compile this way is left to
 * JShell, whose word on it is the last.
 *
 * <p>The state of javac is used again for the next statement, as JShell does it with the same class of javac's: with a
 * fresh one each compilation takes ten times as long.
 */
final class StatementCompiler {
    private final JavacTaskPool pool = new JavacTaskPool(1);
    private final SessionFiles files;
    private final List<String> options;

    /** Makes a compiler with a class path and javac's options. */
    StatementCompiler(Path classPath, List<String> options) {
        this.options = options;
        var standard = ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null);
        try {
            standard.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of(classPath));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files = new SessionFiles(standard);
    }

    /** Makes a class known that JShell has made. */
    void define(String name, byte[] bytes) {
        files.define(name, bytes);
    }

    /**
     * Compiles one statement.
     *
     * @param className the simple name of the class to make
     * @param source the text of a class whose only method has the statement as its body
     * @return the classes by their names, or null when it does not compile or declares something
     */
    @Nullable
    Map<String, byte[]> compile(String className, String source) {
        var file = SessionFiles.source(Names.PACKAGE + "." + className, source);
        var errors = new DiagnosticCollector<JavaFileObject>();
        boolean compiled = pool.getTask(null, files, errors, options, null, List.of(file), task -> {
            var context = ((BasicJavacTask) task).getContext(); // the task forgets it when it is done
            try {
                return compile(task);
            } finally {
                forgetSession(context);
            }
        });
        var classes = files.takeCompiled();
        return compiled && !classes.isEmpty() ? classes : null;
    }

    private static boolean compile(JavacTask task) {
        try {
            var units = new ArrayList<CompilationUnitTree>();
            task.parse().forEach(units::add);
            if (units.size() != 1 || !isOneStatement(units.getFirst())) {
                return false;
            }
            task.analyze();
            return task.generate().iterator().hasNext();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOneStatement(CompilationUnitTree unit) {
        if (unit.getTypeDecls().size() != 1
                || !(unit.getTypeDecls().getFirst() instanceof ClassTree type)
                || type.getMembers().size() != 1
                || !(type.getMembers().getFirst() instanceof MethodTree method)
                || method.getBody() == null) {
            return false;
        }
        var statements = method.getBody().getStatements();
        return statements.size() == 1 && !declares(statements.getFirst());
    }

    private static boolean declares(StatementTree statement) {
        return statement instanceof VariableTree || statement instanceof ClassTree;
    }

    /** Has javac look again at the session's package when it compiles the next time: there may be more in it then. */
    private static void forgetSession(Context context) {
        var symbols = Symtab.instance(context);
        var session = symbols.getPackage(
                symbols.unnamedModule,
                com.sun.tools.javac.util.Names.instance(context).fromString(Names.PACKAGE));
        if (session == null) {
            return;
        }
        var own = new ArrayList<ClassSymbol>();
        symbols.getAllClasses().forEach(type -> {
            if (type.packge() == session) {
                own.add(type);
            }
        });
        own.forEach(type -> symbols.removeClass(symbols.unnamedModule, type.flatName()));
        session.members_field = null;
        session.completer = ClassFinder.instance(context).getCompleter();
    }
}
