package loombook.process.worker;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import loombook.agent.CellHandle;

/**
 * What a child prints, line by line with its name: by its {@code System.out} and {@code System.err}, which comes in frames
 * that tell the cell, and past these by the pipes of its process.
 */
final class ChildOutput {
    private final String name;
    private final Supplier<CellHandle> cellNow;
    private final BooleanSupplier isMuted;
    private final LabelledOutput out;
    private final LabelledOutput err;
    private final CountDownLatch piped = new CountDownLatch(2);

    /**
     * Makes it for a child.
     *
     * @param cellNow tells under which cell the pipes' output appears
     * @param isMuted tells whether that is dropped
     */
    ChildOutput(String name, Supplier<CellHandle> cellNow, BooleanSupplier isMuted) {
        this.name = name;
        this.cellNow = cellNow;
        this.isMuted = isMuted;
        this.out = new LabelledOutput(name, false);
        this.err = new LabelledOutput(name, true);
    }

    /** Begins to read the pipes. */
    void follow(Process process) {
        Worker.daemon(name + "-stdout", () -> print(process.getInputStream(), new LabelledOutput(name, false)));
        Worker.daemon(name + "-stderr", () -> print(process.getErrorStream(), new LabelledOutput(name, true)));
    }

    /** Past its {@code System.out}: native code, the JVM, and what it has started. */
    private void print(InputStream stream, LabelledOutput output) {
        try (stream) {
            var bytes = new byte[1 << 13];
            for (int n = stream.read(bytes); n >= 0; n = stream.read(bytes)) {
                if (!isMuted.getAsBoolean()) {
                    output.append(cellNow.get(), bytes, n);
                }
            }
            output.end(cellNow.get());
        } catch (IOException e) {
            // The pipe was closed.
        } finally {
            piped.countDown();
        }
    }

    /** Shows what a frame brings. */
    void append(Frame frame, CellHandle cell) {
        var output = frame.kind() == Frame.STDERR ? err : out;
        output.append(cell, frame.parcel().bytes(), frame.parcel().length());
    }

    /** Ends the lines that frames have begun. */
    void endLines(CellHandle cell) {
        out.end(cell);
        err.end(cell);
    }

    /** Waits until the pipes have ended, at most so long. */
    void awaitPipes(int ms) throws InterruptedException {
        var _ = piped.await(ms, TimeUnit.MILLISECONDS);
    }
}
