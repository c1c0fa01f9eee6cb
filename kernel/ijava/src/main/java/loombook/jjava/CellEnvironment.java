package loombook.jjava;

import loombook.DisplayHandle;
import loombook.Notebook;
import loombook.agent.Cells;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.messages.ContentType;
import org.dflib.jjava.jupyter.messages.publish.PublishClearOutput;
import org.dflib.jjava.jupyter.messages.publish.PublishDisplayData;
import org.dflib.jjava.jupyter.messages.publish.PublishUpdateDisplayData;

/** Takes what JJava's library would send to the front end, and has the cell of the current thread show it. */
final class CellEnvironment extends ShellReplyEnvironment {
    CellEnvironment() {
        super(null, null, null, null);
    }

    @Override
    public <T extends ContentType<T>> void publish(T content) {
        switch (content) {
            case PublishDisplayData data -> display(data);
            case PublishUpdateDisplayData data -> Cells.display(Bundles.of(data), data.getDisplayId(), true);
            case PublishClearOutput clear -> Notebook.clearOutput(clear.shouldWait());
            default ->
                throw new UnsupportedOperationException("A notebook can't publish "
                        + content.getType().getName() + " itself: what is shown, printed and cleared can be.");
        }
    }

    private static void display(DisplayData data) {
        var id = data.getDisplayId();
        if (id == null) {
            Cells.display(Bundles.of(data), null, false);
        } else {
            var _ = new DisplayHandle(id).show(Bundles.of(data));
        }
    }

    @Override
    public void writeToStdOut(String text) {
        System.out.print(text);
    }

    @Override
    public void writeToStdErr(String text) {
        System.err.print(text);
    }

    @Override
    public String readFromStdIn(String prompt, boolean isPassword) {
        return isPassword ? Notebook.password(prompt) : Notebook.input(prompt);
    }
}
