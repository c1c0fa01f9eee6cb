package org.dflib.jjava.kernel;

import java.io.File;
import java.util.List;
import loombook.ijava.Evaluation;
import loombook.jjava.NotebookIO;
import loombook.jjava.NotebookMagics;
import loombook.jjava.NotebookRenderer;
import loombook.magic.MagicCalls;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.magic.MagicParser;
import org.dflib.jjava.jupyter.kernel.magic.MagicTranspiler;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.jspecify.annotations.Nullable;

/**
 * The kernel as JJava's programs know it: how values are rendered, magics, the class path. It is no kernel of its own: what
 * it shows, prints and runs belongs to the cell of the thread that calls.
 */
public final class JavaKernel extends BaseKernel {
    private JavaKernel() {
        super(
                "Loombook",
                "0.1.0",
                new LanguageInfo.Builder("Java")
                        .version(Runtime.version().toString())
                        .mimetype("text/x-java")
                        .fileExtension(".java")
                        .pygments("java")
                        .codemirror("text/x-java")
                        .build(),
                List.of(),
                null,
                new NotebookIO(),
                new CommManager(),
                new NotebookRenderer(),
                new MagicParser("%", "%%", new MagicTranspiler()),
                new NotebookMagics(),
                true,
                new StringStyler.Builder().build());
        installNotebookKernel();
        ((NotebookRenderer) renderer).open();
    }

    /** Returns the kernel; always the same. */
    public static JavaKernel instance() {
        return TheKernel.IS;
    }

    /** Made when it is asked for, never at the start. */
    private static final class TheKernel {
        static final JavaKernel IS = new JavaKernel();
    }

    /**
     * Runs code as if it stood in a cell, in the middle of the cell that calls: anything a cell can be, magics included.
     *
     * @return the value of its last expression; null when it has none
     */
    @Override
    public @Nullable Object evalRaw(String source) {
        try {
            return Evaluation.of(source);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /**
     * Puts jars and folders on the class path of the cells, and installs the extensions that are there.
     *
     * @param path one, or several with the separator of this system in between
     */
    public void addToClasspath(String path) {
        var _ = MagicCalls.line("classpath", List.of(path.split(File.pathSeparator)));
    }

    /** Knows nothing: the front end asks Loombook. */
    @Override
    public @Nullable DisplayData inspect(String code, int at, boolean more) {
        return null;
    }

    /** Knows nothing: the front end asks Loombook. */
    @Override
    public @Nullable ReplacementOptions complete(String code, int at) {
        return null;
    }

    /** Knows nothing: the front end asks Loombook. */
    @Override
    public String isComplete(String code) {
        return IS_COMPLETE_MAYBE;
    }
}
