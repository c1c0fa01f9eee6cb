package loombook.process.worker;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import loombook.process.code.Bulk;
import loombook.process.code.Parcel;
import org.jspecify.annotations.Nullable;

/**
 * One side of the link between a JVM and its child. A frame is the length of its bytes as four bytes, its kind as one, its
 * task as eight, two times as eight each, the number of its arrays as four, for each of these its type and length; then its bytes; then the arrays.
 *
 * <p>Any thread may send. It writes what the socket takes at once, and that is all of a small frame; for the rest of a
 * large one there is a thread, so that nobody waits for a slow reader. The channel does not block: a thread that is
 * interrupted while it blocks in a channel closes it.
 */
final class Wire implements Closeable {
    private static final int PIECE = 1 << 18;
    private static final int HEAD = 33;
    private static final int MOST_BYTES = 1 << 30;
    private static final int MOST_ARRAYS = 1 << 20;
    private static final int LOOK_MS = 5;
    private static final long ROOM = 4 << 20;

    private final SocketChannel channel;
    private final Selector readable = Selector.open();
    private final ByteBuffer in;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Sending> queue = new ArrayDeque<>();
    private final ByteBuffer out;
    private long queued;
    private boolean writing;
    private boolean closed;
    private volatile boolean lingers;

    /** A frame of which a part has been written. */
    private static final class Sending {
        private final Parcel parcel;
        private final ByteBuffer head;
        private final long size;
        private int offset;
        private int array;
        private int element;

        Sending(Frame frame) {
            parcel = frame.parcel();
            head = ByteBuffer.allocate(HEAD + 5 * parcel.arrays().size());
            head.putInt(parcel.length())
                    .put(frame.kind())
                    .putLong(frame.id())
                    .putLong(frame.begun())
                    .putLong(frame.ended())
                    .putInt(parcel.arrays().size());
            for (var each : parcel.arrays()) {
                head.put(Bulk.kind(each)).putInt(Array.getLength(each));
            }
            head.flip();
            size = head.remaining() + parcel.size();
        }

        /** Puts as much into the buffer as there is room; returns whether that was the rest. */
        boolean fill(ByteBuffer buffer) {
            int n = Math.min(head.remaining(), buffer.remaining());
            buffer.put(head.array(), head.position(), n);
            head.position(head.position() + n);
            n = Math.min(parcel.length() - offset, buffer.remaining());
            buffer.put(parcel.bytes(), offset, n);
            offset += n;
            boolean more = head.hasRemaining() || offset < parcel.length();
            while (!more && array < parcel.arrays().size()) {
                var each = parcel.arrays().get(array);
                element += Bulk.put(each, element, buffer);
                more = element < Array.getLength(each);
                if (!more) {
                    array++;
                    element = 0;
                }
            }
            return !more;
        }
    }

    @SuppressWarnings("this-escape")
    Wire(SocketChannel channel) throws IOException {
        this.channel = channel;
        channel.configureBlocking(false);
        var _ = channel.register(readable, SelectionKey.OP_READ);
        in = ByteBuffer.allocateDirect(PIECE).flip();
        out = ByteBuffer.allocateDirect(PIECE);
    }

    /** Sends a frame; returns before all of it is written. Does nothing when the other side has gone: its reader is told. */
    void send(Frame frame) {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            var sending = new Sending(frame);
            queue.add(sending);
            queued += sending.size;
            if (!writing && !write()) {
                writing = true;
                Thread.ofPlatform().name("loombook-wire").daemon().start(this::writeRest);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits while much that was sent is not written yet. */
    void awaitRoom() {
        lock.lock();
        try {
            while (queued > ROOM && !closed) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all is written that was sent. */
    void drain() {
        lock.lock();
        try {
            while (writing && !closed) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Writes what the socket takes; returns whether that was all. */
    private boolean write() {
        try {
            var sending = queue.peek();
            while (sending != null || out.position() > 0) {
                if (sending != null && out.hasRemaining() && sending.fill(out)) {
                    queue.remove();
                    queued -= sending.size;
                }
                out.flip();
                int n = channel.write(out);
                out.compact();
                sending = queue.peek();
                if (n == 0) {
                    return false;
                }
            }
        } catch (IOException e) {
            // The other side has gone: whoever reads learns it, too.
            closed = true;
        }
        changed.signalAll();
        return true;
    }

    private void writeRest() {
        try (var writable = Selector.open()) {
            var _ = channel.register(writable, SelectionKey.OP_WRITE);
            boolean more = true;
            while (more) {
                var _ = writable.select();
                lock.lock();
                try {
                    more = !closed && !write();
                    writing = more;
                    changed.signalAll();
                } finally {
                    lock.unlock();
                }
            }
        } catch (IOException e) {
            fail();
        }
    }

    private void fail() {
        lock.lock();
        try {
            closed = true;
            writing = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for the next frame. One thread reads.
     *
     * @throws EOFException when the other side has gone
     */
    Frame receive() throws IOException {
        await(HEAD);
        int length = in.getInt();
        byte kind = in.get();
        long id = in.getLong();
        long begun = in.getLong();
        long ended = in.getLong();
        int count = in.getInt();
        if (length < 0 || length > MOST_BYTES || count < 0 || count > MOST_ARRAYS) {
            throw new IOException("A frame of " + length + " bytes and " + count + " arrays is none of ours");
        }
        var kinds = new byte[count];
        var lengths = new int[count];
        for (int i = 0; i < count; i++) {
            await(5);
            kinds[i] = in.get();
            lengths[i] = in.getInt();
        }
        var room = room(length, kinds, lengths);
        if (room == null) {
            return new Frame(kind, id, begun, ended, skipped(length, kinds, lengths));
        }
        for (var part : room) {
            read(part);
        }
        return new Frame(
                kind, id, begun, ended, new Parcel((byte[]) room.getFirst(), length, room.subList(1, room.size())));
    }

    /** Makes the arrays to read into; null when this JVM has not the memory. */
    private static @Nullable List<Object> room(int length, byte[] kinds, int[] lengths) {
        try {
            var room = new ArrayList<Object>();
            room.add(new byte[length]);
            for (int i = 0; i < kinds.length; i++) {
                room.add(Bulk.array(kinds[i], lengths[i]));
            }
            return room;
        } catch (OutOfMemoryError e) {
            return null;
        }
    }

    /** Reads past a frame that is too large; {@link Parcel#length()} is -1 then. */
    private Parcel skipped(int length, byte[] kinds, int[] lengths) throws IOException {
        long left = length;
        for (int i = 0; i < kinds.length; i++) {
            left += (long) lengths[i] * Bulk.width(kinds[i]);
        }
        while (left > 0) {
            if (!in.hasRemaining()) {
                fill();
            }
            int n = (int) Math.min(left, in.remaining());
            in.position(in.position() + n);
            left -= n;
        }
        return new Parcel(new byte[0], -1, List.of());
    }

    private void read(Object array) throws IOException {
        int length = Array.getLength(array);
        int done = Bulk.get(array, 0, in);
        while (done < length) {
            fill();
            done += Bulk.get(array, done, in);
        }
    }

    private void await(int bytes) throws IOException {
        while (in.remaining() < bytes) {
            fill();
        }
    }

    private void fill() throws IOException {
        in.compact();
        try {
            int n = channel.read(in);
            while (n == 0) {
                if (lingers) {
                    Thread.sleep(LOOK_MS);
                } else {
                    var _ = readable.select();
                }
                n = channel.read(in);
            }
            if (n < 0) {
                throw new EOFException("The other side has gone");
            }
        } catch (InterruptedException e) {
            throw new InterruptedIOException("Nobody reads any more");
        } finally {
            in.flip();
        }
    }

    /**
     * Has the reader look now and then, not wait in the system, from now on: at its end the JVM waits 300 ms for threads
     * that are there.
     */
    void linger() {
        lingers = true;
        var _ = readable.wakeup();
    }

    @Override
    public void close() {
        fail();
        try {
            readable.close();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
