package loombook.agent;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import loombook.link.ToKernel;

/**
 * What one cell has printed and the kernel has not been told yet. Text is gathered for some milliseconds, so that many
 * prints become few messages, and goes out in whole characters.
 *
 * <p>Safe for any number of threads.
 */
final class CellOutput {
    private static final int FULL = 1 << 18;

    private final long cell;
    private final Link link;
    private final Flusher flusher;
    private final ReentrantLock lock = new ReentrantLock();
    private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();

    CellOutput(long cell, Link link, Flusher flusher) {
        this.cell = cell;
        this.link = link;
        this.flusher = flusher;
    }

    /** Returns the output of what goes by another number. */
    CellOutput redirected(long number) {
        return new CellOutput(number, link, flusher);
    }

    /** Adds printed bytes; the other stream's go out first, so that both keep their order as the reader sees them. */
    void append(boolean error, byte[] bytes, int offset, int length) {
        boolean first;
        lock.lock();
        try {
            send(!error);
            var buffer = error ? stderr : stdout;
            first = buffer.size() == 0;
            buffer.write(bytes, offset, length);
            if (buffer.size() >= FULL) {
                send(error);
            }
        } finally {
            lock.unlock();
        }
        if (first) {
            flusher.soon(this);
        }
    }

    /** Sends a line of our own as if the cell had printed it on stderr. */
    void note(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        append(true, bytes, 0, bytes.length);
        flush();
    }

    /** Has what was gathered sent without waiting for more; returns at once. */
    void flushSoon() {
        flusher.now();
    }

    /** Sends what has been gathered. */
    void flush() {
        lock.lock();
        try {
            send(false);
            send(true);
        } finally {
            lock.unlock();
        }
    }

    /** Sends a message in its place among what this cell prints. */
    void send(ToKernel.Effect effect) {
        lock.lock();
        try {
            flush();
            link.send(effect);
        } finally {
            lock.unlock();
        }
    }

    private void send(boolean error) {
        var buffer = error ? stderr : stdout;
        if (buffer.size() == 0) {
            return;
        }
        var bytes = buffer.toByteArray();
        int whole = Utf8.wholeCharacters(bytes);
        if (whole == 0) {
            return;
        }
        buffer.reset();
        buffer.write(bytes, whole, bytes.length - whole);
        link.send(new ToKernel.Output(cell, error, whole == bytes.length ? bytes : Arrays.copyOf(bytes, whole)));
    }
}
