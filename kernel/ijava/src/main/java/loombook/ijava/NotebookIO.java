package loombook.ijava;

import io.github.spencerpark.jupyter.kernel.JupyterIO;

/** The streams that programs for IJava ask the kernel for; each thread's go to its own cell. */
public final class NotebookIO extends JupyterIO {
    /** Opens them; they are never closed. */
    public NotebookIO() {
        setEnv(new CellEnvironment());
        setJupyterInEnabled(true);
    }
}
