package loombook.kernel.eval;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.tools.javac.api.BasicJavacTask;
import com.sun.tools.javac.api.JavacTaskPool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Compiles with one task of javac what JShell needs four for, each declaration and each statement for itself.
 *
 * <p>The state of javac is used again for the next cell, as JShell does it with the same class of javac's: with a fresh
 * one each compilation takes ten times as long.
 */
final class CellCompiler {
    private JavacTaskPool pool = new JavacTaskPool(1);
    private final SessionFiles files;
    private final List<String> options;

    /** What came of a compilation. */
    sealed interface Result {
        /** The classes by their binary names. */
        record Classes(Map<String, byte[]> bytes) implements Result {}

        /** What is wrong; nothing when the tree was not as intended. */
        record Errors(List<Finding> all) implements Result {}
    }

    /**
     * An error.
     *
     * @param code javac's name of this kind of error
     */
    record Finding(int start, int end, String code, String message) {}

    private @Nullable String tooNew;

    /** Makes a compiler with a class path and javac's options. */
    CellCompiler(List<Path> classPath, List<String> options) {
        this.options = options;
        files = new SessionFiles(ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null));
        files.classPath(classPath);
    }

    /** Takes another class path from now on. javac is begun anew: it does not look again at a package that it has seen. */
    void classPath(List<Path> classPath) {
        files.classPath(classPath);
        pool = new JavacTaskPool(1);
    }

    /** Makes a class known that later cells may refer to. */
    void define(String name, byte[] bytes) {
        files.define(name, bytes);
    }

    /** Forgets a class and those that stand in it: nothing refers to them any more. */
    void forget(String name) {
        files.forget(name);
    }

    /**
     * Compiles a source file of the session's package.
     *
     * @param className the simple name of a class in it
     * @param intended asked about the parsed file before anything is made of it
     */
    Result compile(String className, String source, Predicate<CompilationUnitTree> intended) {
        var errors = new DiagnosticCollector<JavaFileObject>();
        boolean compiled = run(className, source, errors, (task, unit) -> {
            if (errorsIn(errors).isEmpty() && intended.test(unit)) {
                analyzeAndGenerate(task);
                return errorsIn(errors).isEmpty();
            }
            return false;
        });
        var classes = files.takeCompiled();
        return compiled ? new Result.Classes(classes) : new Result.Errors(errorsIn(errors));
    }

    private static void analyzeAndGenerate(JavacTask task) {
        try {
            task.analyze();
            var _ = task.generate();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compiles a source file as far as the types of what is in it, and reads something there; errors are passed over. */
    <T> T analyze(String className, String source, BiFunction<JavacTask, CompilationUnitTree, T> reading) {
        return run(className, source, new DiagnosticCollector<>(), (task, unit) -> {
            try {
                task.analyze();
                return reading.apply(task, unit);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Forgets {@link #tooNew}. */
    void forgetTooNew() {
        tooNew = null;
    }

    /** Returns what has been said since of a class that was compiled for a later Java; null when there was none. */
    @Nullable
    String tooNew() {
        return tooNew;
    }

    private <T> T run(
            String className,
            String source,
            DiagnosticCollector<JavaFileObject> errors,
            BiFunction<JavacTask, CompilationUnitTree, T> work) {
        var file = SessionFiles.source(Names.PACKAGE + "." + className, source);
        var before = tooNew;
        tooNew = null;
        try {
            return pool.getTask(null, files, errors, options, null, List.of(file), task -> {
                var session = SessionPackage.in(((BasicJavacTask) task).getContext());
                files.tellChanges(session);
                try {
                    var unit = task.parse().iterator().next();
                    try {
                        return work.apply(task, unit);
                    } finally {
                        session.forget(unit);
                        errors.getDiagnostics().stream()
                                .map(one -> one.getMessage(Locale.ENGLISH))
                                .filter(ClassVersion::isTold)
                                .findFirst()
                                .ifPresent(message -> tooNew = message);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (VirtualMachineError e) {
            pool = new JavacTaskPool(1); // whatever state javac was left in
            throw e;
        } finally {
            if (tooNew != null) {
                // Asked again, it says nothing of the class, and breaks down when it is to write what uses it.
                pool = new JavacTaskPool(1);
            } else {
                tooNew = before;
            }
        }
    }

    private static List<Finding> errorsIn(DiagnosticCollector<JavaFileObject> collected) {
        return collected.getDiagnostics().stream()
                .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
                .map(one -> new Finding(
                        (int) one.getStartPosition(),
                        (int) one.getEndPosition(),
                        one.getCode(),
                        one.getMessage(Locale.ENGLISH)))
                .toList();
    }
}
