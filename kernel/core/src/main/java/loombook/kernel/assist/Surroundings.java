package loombook.kernel.assist;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/** What completion and documentation need to know of the session in which a cell stands. */
public interface Surroundings {
    /** The package in which code of cells is compiled. */
    String PACKAGE = "REPL";

    /** How the simple names of the classes begin that are made around it. */
    String CLASS = "$JShell$";

    /** What a snippet seems to be. */
    enum Kind {
        IMPORT,
        TYPE,
        METHOD,
        VARIABLE,
        STATEMENT
    }

    /**
     * A part of a cell.
     *
     * @param offset where it begins in the cell
     * @param whole whether its end was found
     * @param ended whether nothing is missing there, such as a semicolon
     */
    record Snippet(Kind kind, String source, int offset, boolean whole, boolean ended) {
        int end() {
            return offset + source.length();
        }
    }

    /**
     * Something that a cell has defined.
     *
     * @param className the binary name of the class of which it is a static member
     * @param source its text, behind its documentation comment if it has one
     */
    record Defined(String name, String className, String source) {}

    /** Divides a cell, which may be unfinished or wrong. */
    List<Snippet> split(String code);

    /** Returns all that cells have defined. */
    List<Defined> definitions();

    /** Returns the import declarations of the session for a text that has these words. */
    String imports(Set<String> words);

    /** Returns how often a word stands in what was executed. */
    int uses(String word);

    /** Returns the jars and folders that cells see. */
    List<Path> classPath();

    /** Returns where the sources of dependencies are. */
    SourceJars sourceJars();

    /**
     * Compiles a source file of {@link #PACKAGE} as far as the types of what is in it, and reads something there; errors are
     * passed over. No more than one thread may do so at a time.
     *
     * @param className the simple name of the file's first class
     */
    <T> T analyze(String className, String source, BiFunction<JavacTask, CompilationUnitTree, T> reading);
}
