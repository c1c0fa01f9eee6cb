package loombook.kernel.assist;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Whether a snippet is Java at all, whatever its names mean. */
public final class Syntax {
    private Syntax() {}

    /** Returns whether a snippet can be parsed as an expression, a statement, a member of a class, or an import. */
    public static boolean isRight(String snippet) {
        var bare = snippet.strip().replaceFirst(";$", "");
        return parses("class A { Object a = (" + bare + "\n); }")
                || parses("class A { void a() { " + snippet + "\n; } }")
                || parses("class A { " + snippet + "\n}")
                || parses(snippet + "\n;");
    }

    private static boolean parses(String unit) {
        var file = new SimpleJavaFileObject(URI.create("session:///A.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return unit;
            }
        };
        var errors = new DiagnosticCollector<JavaFileObject>();
        var options = List.of("-proc:none");
        var task = ToolProvider.getSystemJavaCompiler().getTask(null, null, errors, options, null, List.of(file));
        try {
            var _ = ((JavacTask) task).parse();
        } catch (IOException e) {
            throw new IllegalStateException("A text in memory can't fail to be read", e);
        }
        return errors.getDiagnostics().stream().noneMatch(one -> one.getKind() == Diagnostic.Kind.ERROR);
    }
}
