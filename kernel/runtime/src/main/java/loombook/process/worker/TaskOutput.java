package loombook.process.worker;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * {@code System.out} or {@code System.err} of a child JVM. Lines go over the link, so that they come before the result of
 * the task that has printed them, and with the number of the cell whose work the thread does.
 */
final class TaskOutput extends OutputStream {
    private static final int FULL = 1 << 13;

    /** The cell of the task, for the task's own thread and those that it creates. */
    static final InheritableThreadLocal<Long> CELL = new InheritableThreadLocal<>() {
        @Override
        protected Long initialValue() {
            return 0L;
        }
    };

    private final Wire wire;
    private final byte kind;
    private byte[] buffer = new byte[256];
    private int size;

    private TaskOutput(Wire wire, byte kind) {
        this.wire = wire;
        this.kind = kind;
    }

    static PrintStream stream(Wire wire, byte kind) {
        return new PrintStream(new TaskOutput(wire, kind), false, StandardCharsets.UTF_8);
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        boolean sent = false;
        synchronized (this) {
            if (size + length > buffer.length) {
                buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, size + length));
            }
            System.arraycopy(bytes, offset, buffer, size, length);
            size += length;
            if (size >= FULL || (length > 0 && bytes[offset + length - 1] == '\n')) {
                send();
                sent = true;
            }
        }
        if (sent) {
            wire.awaitRoom();
        }
    }

    @Override
    public synchronized void flush() {
        send();
    }

    private void send() {
        if (size > 0) {
            wire.send(Frame.of(kind, CELL.get(), Arrays.copyOf(buffer, size)));
            size = 0;
        }
    }
}
