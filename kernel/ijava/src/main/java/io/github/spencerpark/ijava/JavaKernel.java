package io.github.spencerpark.ijava;

import io.github.spencerpark.ijava.magics.MavenResolver;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.JupyterIO;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import java.io.File;
import java.util.List;
import loombook.ijava.Evaluation;
import loombook.ijava.NotebookIO;
import loombook.ijava.NotebookMagics;
import loombook.ijava.NotebookRenderer;
import loombook.magic.MagicCalls;
import org.jspecify.annotations.Nullable;

/**
 * The kernel as IJava's programs know it: how values are rendered, magics, the class path. It is no kernel of its own: what
 * it shows, prints and runs belongs to the cell of the thread that calls.
 */
public final class JavaKernel extends BaseKernel {
    private final NotebookIO io = new NotebookIO();
    private final Magics magics = new NotebookMagics();
    private final MavenResolver maven = new MavenResolver();

    JavaKernel() {
        renderer = new NotebookRenderer();
    }

    /** Returns how values are rendered; what is registered there goes for each cell's result, too. */
    @Override
    public Renderer getRenderer() {
        return renderer;
    }

    /** Returns the magics: those that are called there, and those that are made there, are the notebook's. */
    public Magics getMagics() {
        return magics;
    }

    /** Returns what adds artifacts to the class path. */
    public MavenResolver getMavenResolver() {
        return maven;
    }

    /**
     * Puts jars and folders on the class path of the cells.
     *
     * @param path one, or several with the separator of this system in between
     */
    public void addToClasspath(String path) {
        var _ = MagicCalls.line("classpath", List.of(path.split(File.pathSeparator)));
    }

    /** Returns the streams of the cell of the thread that uses them. */
    @Override
    public JupyterIO getIO() {
        return io;
    }

    @Override
    public void display(DisplayData data) {
        io.display.display(data);
    }

    @Override
    public LanguageInfo getLanguageInfo() {
        return new LanguageInfo.Builder("Java")
                .version(Runtime.version().toString())
                .mimetype("text/x-java")
                .fileExtension(".java")
                .pygments("java")
                .codemirror("text/x-java")
                .build();
    }

    /** Runs code as {@link #evalRaw} does, and renders its value; null when it has none. */
    @Override
    public @Nullable DisplayData eval(String source) throws Exception {
        var value = evalRaw(source);
        return value == null ? null : renderer.render(value);
    }

    /**
     * Runs code as if it stood in a cell, in the middle of the cell that calls: anything a cell can be, magics included.
     *
     * @return the value of its last expression; null when it has none
     * @throws Exception what the code throws, and what the compiler has against it
     */
    public @Nullable Object evalRaw(String source) throws Exception {
        return Evaluation.of(source);
    }
}
