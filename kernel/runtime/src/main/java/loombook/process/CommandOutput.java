package loombook.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import loombook.process.memory.Deadline;
import org.jspecify.annotations.Nullable;

/** One stream of a command, on its way to the cell or kept. What is shown is shown in whole lines, as they come. */
final class CommandOutput {
    private static final int KEPT_OF_SHOWN = 1 << 14;

    private final Kept kept = new Kept();
    private final CountDownLatch ended = new CountDownLatch(1);

    /** Lets a part be read without a copy of all. */
    private static final class Kept extends ByteArrayOutputStream {
        int copy(int from, byte[] to, int offset, int most) {
            int length = Math.min(most, count - from);
            System.arraycopy(buf, from, to, offset, length);
            return length;
        }
    }

    private CommandOutput() {}

    /**
     * Begins to read.
     *
     * @param shown where it is shown, or null to keep all of it
     */
    static CommandOutput read(InputStream stream, @Nullable PrintStream shown) {
        var output = new CommandOutput();
        // Not a virtual thread: it would hold its carrier while it reads. It inherits the cell of who starts the
        // command.
        Thread.ofPlatform().name("loombook-command-output").daemon().start(() -> output.pump(stream, shown));
        return output;
    }

    private void pump(InputStream stream, @Nullable PrintStream shown) {
        try (stream) {
            var bytes = new byte[1 << 13];
            var line = new ByteArrayOutputStream();
            for (int n = stream.read(bytes); n >= 0; n = stream.read(bytes)) {
                keep(bytes, n, shown == null);
                if (shown != null) {
                    show(shown, line, bytes, n, stream.available() == 0);
                }
            }
            if (shown != null) {
                shown.write(line.toByteArray(), 0, line.size());
                shown.flush();
            }
        } catch (IOException e) {
            // The pipe was closed: it has ended.
        } finally {
            ended.countDown();
            synchronized (this) {
                notifyAll();
            }
        }
    }

    /** Shows up to the last line end, so that the lines of two streams do not come into each other. */
    private static void show(PrintStream shown, ByteArrayOutputStream line, byte[] bytes, int length, boolean idle) {
        int whole = length;
        while (whole > 0 && bytes[whole - 1] != '\n' && bytes[whole - 1] != '\r') {
            whole--;
        }
        if (whole > 0) {
            line.write(bytes, 0, whole);
            shown.write(line.toByteArray(), 0, line.size());
            line.reset();
        }
        line.write(bytes, whole, length - whole);
        if (idle) {
            shown.flush();
        }
    }

    private synchronized void keep(byte[] bytes, int length, boolean all) {
        if (!all && kept.size() > 2 * KEPT_OF_SHOWN) {
            var before = kept.toByteArray();
            kept.reset();
            kept.write(before, before.length - KEPT_OF_SHOWN, KEPT_OF_SHOWN);
        }
        kept.write(bytes, 0, length);
        notifyAll();
    }

    /** Returns what is kept from the beginning, as it comes; only where all is kept. */
    InputStream stream() {
        return new InputStream() {
            private int position;

            @Override
            public int read() throws IOException {
                var one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int read = copy(position, bytes, offset, length);
                position += Math.max(0, read);
                return read;
            }
        };
    }

    private synchronized int copy(int from, byte[] to, int offset, int most) throws InterruptedIOException {
        try {
            while (kept.size() == from && ended.getCount() > 0) {
                wait();
            }
            return kept.size() == from ? -1 : kept.copy(from, to, offset, most);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while waiting for a command's output");
        }
    }

    void awaitEnd(Deadline deadline) throws InterruptedException {
        var _ = ended.await(deadline.left(), TimeUnit.NANOSECONDS);
    }

    synchronized byte[] bytes() {
        return kept.toByteArray();
    }

    static byte[] joined(List<CommandOutput> outputs) {
        var all = new ByteArrayOutputStream();
        for (var output : outputs) {
            all.writeBytes(output.bytes());
        }
        return all.toByteArray();
    }
}
