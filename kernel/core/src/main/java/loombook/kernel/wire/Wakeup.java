package loombook.kernel.wire;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * Wakes the thread that waits in a poll on its socket. ZeroMQ's sockets belong to one thread each, so other threads
 * leave their messages in a queue and ring this bell.
 */
final class Wakeup {
    private final ZMQ.Socket bell;
    private final ZMQ.Socket ear;
    private boolean closed;
    private final AtomicBoolean rung = new AtomicBoolean();

    Wakeup(ZContext context) {
        var address = "inproc://" + UUID.randomUUID();
        ear = context.createSocket(SocketType.PULL);
        ear.bind(address);
        bell = context.createSocket(SocketType.PUSH);
        bell.setLinger(0);
        bell.connect(address);
    }

    /** Returns what the waiting thread polls besides its own socket. */
    ZMQ.Socket ear() {
        return ear;
    }

    /** Wakes the waiting thread; any thread may call this. */
    void ring() {
        if (rung.compareAndSet(false, true)) {
            synchronized (this) {
                if (!closed) {
                    bell.send(new byte[0], ZMQ.DONTWAIT);
                }
            }
        }
    }

    /** Is called by the woken thread before it looks into its queue. */
    void heard() {
        var _ = ear.recv(ZMQ.DONTWAIT);
        rung.set(false);
    }

    /** Closes both ends; called by the waiting thread. */
    synchronized void close() {
        closed = true;
        bell.close();
        ear.close();
    }
}
