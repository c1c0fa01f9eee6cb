package loombook.kernel.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import loombook.link.EndMark;

/** What a runtime's process prints to one of its own streams, divided by {@link EndMark}s. */
final class Printed {
    private static final int PATIENCE_MS = 1000;

    private final InputStream stream;
    private final String mark;
    private final Consumer<String> listener;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private String held = "";
    private byte[] begun = {};
    private long marks;
    private boolean ended;
    private boolean unmarked;

    /**
     * Takes a stream.
     *
     * @param listener is told the text without the marks, in whole characters
     */
    Printed(InputStream stream, EndMark mark, Consumer<String> listener) {
        this.stream = stream;
        this.mark = mark.text();
        this.listener = listener;
    }

    /** Reads the stream to its end. */
    void read() {
        try (stream) {
            var bytes = new byte[1 << 13];
            for (int n = stream.read(bytes); n >= 0; n = stream.read(bytes)) {
                divide(held + new String(bytes, 0, n, StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            // The process has ended and its pipe with it.
        } finally {
            tell(held);
            note(() -> ended = true);
        }
    }

    /** Waits until the nth mark has come, and all before it has been told. */
    void awaitMark(long n) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
            while (marks < n && !ended && !unmarked) {
                left = changed.awaitNanos(left);
                // Native code can close or redirect the stream; no mark comes then, ever.
                unmarked = left <= 0;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the stream has ended, at most so long. */
    void awaitEnd(long millis) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (!ended && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private void divide(String all) {
        int from = 0;
        for (int at = all.indexOf(mark); at >= 0; at = all.indexOf(mark, from)) {
            tell(all.substring(from, at));
            note(() -> marks++);
            from = at + mark.length();
        }
        int end = all.length() - begunMark(all.substring(from));
        tell(all.substring(from, end));
        held = all.substring(end);
    }

    /** Returns how many bytes at the end may be the beginning of a mark. */
    private int begunMark(String text) {
        int length = Math.min(mark.length() - 1, text.length());
        while (!text.endsWith(mark.substring(0, length))) {
            length--;
        }
        return length;
    }

    private void tell(String bytes) {
        if (bytes.isEmpty()) {
            return;
        }
        var in = ByteBuffer.allocate(begun.length + bytes.length())
                .put(begun)
                .put(bytes.getBytes(StandardCharsets.ISO_8859_1))
                .flip();
        var out = CharBuffer.allocate(in.remaining());
        var _ = decoder.decode(in, out, false);
        begun = new byte[in.remaining()];
        in.get(begun);
        if (out.flip().hasRemaining()) {
            listener.accept(out.toString());
        }
    }

    private void note(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
