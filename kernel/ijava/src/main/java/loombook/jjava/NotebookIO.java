package loombook.jjava;

import java.nio.charset.StandardCharsets;
import org.dflib.jjava.jupyter.kernel.JupyterIO;

/** The streams that programs for JJava ask the kernel for; each thread's go to its own cell. */
public final class NotebookIO extends JupyterIO {
    /** Opens them; they are never closed. */
    public NotebookIO() {
        super(StandardCharsets.UTF_8);
        setEnv(new CellEnvironment());
        setJupyterInEnabled(true);
    }
}
