package loombook.kernel.magic;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What a magic of the kernel's can reach: the cell for which it is done, and its session. Used by one thread. */
public interface Workbench {
    /** Prints under the cell. */
    void print(String text);

    /** Tells the reader a sentence, on the cell's stderr. */
    void note(String sentence);

    /** Shows something under the cell, by its forms: from MIME types to what they have. */
    void show(Map<String, Object> forms);

    /** Returns the folder in which files are meant. */
    Path folder();

    /** Returns the jars and folders on the class path of cells, in their order. */
    List<Path> classPath();

    /**
     * Puts jars and folders on the class path of the cells from here on, also of the one that runs; what is there already
     * stays where it is.
     *
     * @throws MagicProblem when the JVM of the cells has died
     */
    void addToClassPath(List<Path> more) throws MagicProblem;

    /** Returns what cells have defined and imported, in the order in which they did; not what is imported by default. */
    List<Defined> defined();

    /**
     * Returns what a variable holds, as a cell shows it as text.
     *
     * @throws MagicProblem when the JVM of the cells has died
     */
    String valueOf(Defined variable) throws MagicProblem;

    /**
     * Forgets definitions; whatever needs them can't be used until they are there again. Variables give up what they
     * hold.
     *
     * @throws MagicProblem when the JVM of the cells has died
     */
    void forget(List<Defined> some) throws MagicProblem;

    /** Returns the cells that were executed, each number's latest, in order; the one that runs is the last. */
    List<Executed> executed();

    /** Returns the number of the cell that runs. */
    int number();

    /**
     * Runs code as a part of the cell; when it does not come to its end, neither does the cell.
     *
     * @param name how errors name it, such as that of a file
     * @return the forms of its value; empty when it has none
     */
    Map<String, Object> run(String name, String code);

    /**
     * Returns the code cells of a notebook, in order.
     *
     * @param name the name of its file, for a message
     * @throws MagicProblem when the text is no notebook
     */
    List<String> codeOfNotebook(String name, String text) throws MagicProblem;

    /**
     * Compiles source files into a folder on the class path of the cells from here on; an error ends the cell.
     *
     * @param source the files one after the other, each from its package declaration on
     * @param start where it begins in the cell; -1 when it does not stand there
     * @return the names of the classes, but for those that stand in others
     * @throws MagicProblem when the JVM of the cells has died
     */
    List<String> compile(String source, int start) throws MagicProblem;

    /**
     * Returns cells as one program that runs without notebook: a {@code .jsh} file for JShell, else a {@code .java} file
     * for the java launcher.
     *
     * @param name the name of the file
     * @throws MagicProblem when it can't be one; the message says why
     */
    String program(String name, List<Executed> cells) throws MagicProblem;

    /**
     * Puts on the class path what a magic asks for, all or nothing; what comes from elsewhere is downloaded.
     *
     * @return the paths that are there by it, also those that were there before
     * @throws MagicProblem when something can't be had, or the cell was interrupted
     */
    List<String> add(List<Dependency> wanted) throws MagicProblem;

    /** Waits for something for which no compiler is needed: completion is answered meanwhile. */
    <T> T await(Supplier<T> work);

    /** Returns whether Java has called the magic for its value: then it need not print what it gives. */
    boolean isCalled();

    /** Returns the magics that there are. */
    Magics magics();

    /** Returns whether the cell was interrupted: what is done for it is to end. */
    boolean isInterrupted();
}
