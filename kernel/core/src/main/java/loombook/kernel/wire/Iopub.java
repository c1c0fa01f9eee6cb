package loombook.kernel.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import loombook.kernel.message.IopubWelcome;
import loombook.kernel.message.Publication;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * The channel on which everybody is told: an XPUB socket, the one thread that owns it, and a queue.
 *
 * <p>A PUB socket silently drops what passes its high-water mark, the {@code idle} status included, and a front end then
 * waits for ever. This socket refuses instead, its thread waits, and the queue behind it fills until the cell that
 * prints is slowed down. Only a reader that has not read for {@value #PATIENCE_MS} ms loses messages, so that one
 * that is stopped for good does not stop everybody else.
 */
final class Iopub {
    private static final int PATIENCE_MS = 60_000;
    private static final int LOOK_UP_MS = 200;
    private static final int HIGH_WATER_MARK = 200;
    private static final byte SUBSCRIBE = 1;

    private final ZMQ.Socket socket;
    private final Wakeup wakeup;
    private final Signature signature;
    private final Envelope envelope;
    private final PublicationQueue queue = new PublicationQueue();
    private boolean impatient;
    private volatile boolean closing;

    Iopub(ZContext context, Signature signature, Envelope envelope) {
        this.signature = signature;
        this.envelope = envelope;
        this.wakeup = new Wakeup(context);
        this.socket = context.createSocket(SocketType.XPUB);
        socket.setXpubVerbose(true);
        socket.setXpubNoDrop(true);
        socket.setSndHWM(HIGH_WATER_MARK);
        socket.setSendTimeOut(LOOK_UP_MS);
        socket.setLinger(Sockets.LINGER_MS);
    }

    ZMQ.Socket socket() {
        return socket;
    }

    Thread start(ZContext context) {
        return Thread.ofPlatform().name("loombook-iopub").start(() -> run(context));
    }

    /** Publishes soon; any thread may call this, and none is made to wait. */
    void publish(PublicationQueue.Entry entry) {
        queue.add(entry);
        wakeup.ring();
    }

    /** Waits until the queue is short enough. */
    void awaitRoom() throws InterruptedException {
        queue.awaitRoom();
    }

    /** Ends the thread after it has sent what there is. */
    void close() {
        closing = true;
        wakeup.ring();
    }

    private void run(ZContext context) {
        var poller = context.createPoller(2);
        int subscriptions = poller.register(socket, ZMQ.Poller.POLLIN);
        int bell = poller.register(wakeup.ear(), ZMQ.Poller.POLLIN);
        while (!closing) {
            poller.poll(-1);
            if (poller.pollin(bell)) {
                wakeup.heard();
            }
            if (poller.pollin(subscriptions)) {
                welcome();
            }
            sendAll();
        }
        sendAll();
        socket.close();
        wakeup.close();
    }

    private void welcome() {
        for (var message = socket.recv(ZMQ.DONTWAIT); message != null; message = socket.recv(ZMQ.DONTWAIT)) {
            if (message.length > 0 && message[0] == SUBSCRIBE) {
                var topic = new String(message, 1, message.length - 1, StandardCharsets.UTF_8);
                send(new PublicationQueue.Entry(null, new IopubWelcome(topic)), topic);
            }
        }
    }

    private void sendAll() {
        for (var entry = queue.poll(); entry != null; entry = queue.poll()) {
            send(entry, Encoder.type(entry.publication()));
        }
    }

    private void send(PublicationQueue.Entry entry, String topic) {
        Publication publication = entry.publication();
        var frames = envelope.seal(
                        "iopub",
                        List.of(topic.getBytes(StandardCharsets.UTF_8)),
                        Encoder.type(publication),
                        entry.parent(),
                        Encoder.metadata(publication),
                        Encoder.content(publication),
                        Encoder.buffers(publication))
                .signed(signature);
        if (!sendPatiently(frames)) {
            // This message goes to those who can take it.
            socket.setXpubNoDrop(false);
            var _ = Sockets.send(socket, frames, 0);
            socket.setXpubNoDrop(true);
        }
    }

    /** Waits for readers that lag behind; not again for those that have used up all patience, nor when all ends. */
    private boolean sendPatiently(List<byte[]> frames) {
        long begun = System.nanoTime();
        do {
            if (Sockets.send(socket, frames, impatient ? ZMQ.DONTWAIT : 0)) {
                impatient = false;
                return true;
            }
            impatient |= System.nanoTime() - begun > TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
        } while (!impatient && !closing);
        return false;
    }
}
