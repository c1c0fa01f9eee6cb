package loombook.agent;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import loombook.link.Frame;
import loombook.link.ToKernel;
import loombook.link.ToRuntime;

/**
 * The runtime's end of the link. Messages leave in the order in which they were sent.
 *
 * <p>Cells' threads never touch the socket: an interrupted thread closes the channel on which it reads or writes. They
 * put frames into a queue that holds some megabytes; when it is full they wait, which is what slows a cell down that
 * prints faster than its reader reads.
 */
final class Link {
    private static final int CAPACITY = 4 << 20;

    private final SocketChannel channel;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Frame> queue = new ArrayDeque<>();
    private int queued;
    private boolean flushed = true;

    Link(SocketChannel channel) {
        this.channel = channel;
    }

    /** Starts both directions; {@code receiver} is called on the thread that reads. */
    void start(Consumer<ToRuntime> receiver) {
        Thread.ofPlatform().name("loombook-link-out").daemon().start(this::write);
        Thread.ofPlatform().name("loombook-link-in").daemon().start(() -> read(receiver));
    }

    /** Sends a message; waits while the queue is full, also when interrupted: output is never dropped. */
    void send(ToKernel message) {
        var frame = Frame.of(message);
        lock.lock();
        try {
            while (queued > CAPACITY) {
                changed.awaitUninterruptibly();
            }
            queue.add(frame);
            flushed = false;
            queued += frame.body().length;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all that was sent is on its way to the kernel, at most so long. */
    void drain(long millis) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (!(queue.isEmpty() && flushed) && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private Frame next() throws InterruptedException {
        lock.lock();
        try {
            while (queue.isEmpty()) {
                changed.await();
            }
            var frame = queue.remove();
            queued -= frame.body().length;
            changed.signalAll();
            return frame;
        } finally {
            lock.unlock();
        }
    }

    private boolean idle() {
        lock.lock();
        try {
            return queue.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    private void flushed() {
        lock.lock();
        try {
            flushed = queue.isEmpty();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void write() {
        try (var out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
            while (true) {
                next().writeTo(out);
                if (idle()) {
                    out.flush();
                    flushed();
                }
            }
        } catch (IOException | InterruptedException e) {
            KernelGone.end();
        }
    }

    private void read(Consumer<ToRuntime> receiver) {
        try (var in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel), 1 << 16))) {
            while (true) {
                receiver.accept(Frame.readFrom(in).toRuntime());
            }
        } catch (IOException e) {
            // The end of the stream is how a kernel's death is noticed, however it died.
        } finally {
            KernelGone.end();
        }
    }
}
