package io.github.spencerpark.ijava;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.JupyterIO;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import loombook.ijava.NotebookIO;
import loombook.ijava.NotebookRenderer;
import org.jspecify.annotations.Nullable;

/**
 * The kernel as IJava's programs know it: how values are rendered, magics, the class path. It is no kernel of its own: what
 * it shows, prints and runs belongs to the cell of the thread that calls.
 */
public final class JavaKernel extends BaseKernel {
    private final NotebookIO io = new NotebookIO();

    JavaKernel() {
        renderer = new NotebookRenderer();
    }

    /** Returns how values are rendered; what is registered there goes for each cell's result, too. */
    @Override
    public Renderer getRenderer() {
        return renderer;
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
        if (source.isBlank()) {
            return null;
        }
        throw new UnsupportedOperationException(source);
    }
}
