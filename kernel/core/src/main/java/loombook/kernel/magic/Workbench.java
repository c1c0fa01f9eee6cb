package loombook.kernel.magic;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

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

    /**
     * Puts on the class path what a magic asks for, all or nothing; what comes from elsewhere is downloaded.
     *
     * @return the paths that are there by it, also those that were there before
     * @throws MagicProblem when something can't be had, or the cell was interrupted
     */
    List<String> add(List<Dependency> wanted) throws MagicProblem;

    /** Returns the magics that there are. */
    Magics magics();

    /** Returns whether the cell was interrupted: what is done for it is to end. */
    boolean isInterrupted();
}
