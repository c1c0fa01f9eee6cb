package loombook.kernel.wire;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import loombook.kernel.message.Channel;
import loombook.kernel.message.Message;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * One of the channels on which clients send requests: a ROUTER socket and the one thread that owns it.
 *
 * <p>It is a platform thread: with the carriers of virtual threads all busy, a loop on a virtual thread was seen not to
 * answer for seconds.
 */
final class Router {
    private final Channel channel;
    private final ZMQ.Socket socket;
    private final Wakeup wakeup;
    private final Signature signature;
    private final ConcurrentLinkedQueue<Frames> outgoing = new ConcurrentLinkedQueue<>();
    private volatile boolean closing;

    Router(ZContext context, Channel channel, Signature signature) {
        this.channel = channel;
        this.signature = signature;
        this.wakeup = new Wakeup(context);
        this.socket = context.createSocket(SocketType.ROUTER);
        // A full queue of a ROUTER drops messages; its length is bounded by what clients have asked for.
        socket.setSndHWM(0);
        socket.setRcvHWM(0);
        socket.setLinger(Sockets.LINGER_MS);
    }

    ZMQ.Socket socket() {
        return socket;
    }

    String name() {
        return channel.name().toLowerCase(Locale.ROOT);
    }

    /** Hands every message that comes to the receiver, on this channel's thread. */
    Thread start(ZContext context, Consumer<Message> receiver) {
        return Thread.ofPlatform().name("loombook-" + name()).start(() -> run(context, receiver));
    }

    /** Sends a message soon; any thread may call this. */
    void send(Frames frames) {
        outgoing.add(frames);
        wakeup.ring();
    }

    /** Ends the thread after it has sent what there is. */
    void close() {
        closing = true;
        wakeup.ring();
    }

    private void run(ZContext context, Consumer<Message> receiver) {
        var poller = context.createPoller(2);
        int requests = poller.register(socket, ZMQ.Poller.POLLIN);
        int bell = poller.register(wakeup.ear(), ZMQ.Poller.POLLIN);
        while (!closing) {
            poller.poll(-1);
            if (poller.pollin(bell)) {
                wakeup.heard();
            }
            sendAll();
            if (poller.pollin(requests)) {
                receiveAll(receiver);
            }
        }
        sendAll();
        socket.close();
        wakeup.close();
    }

    private void sendAll() {
        for (var frames = outgoing.poll(); frames != null; frames = outgoing.poll()) {
            Sockets.send(socket, frames.signed(signature), 0);
        }
    }

    private void receiveAll(Consumer<Message> receiver) {
        for (var frames = Sockets.receive(socket, ZMQ.DONTWAIT);
                frames != null;
                frames = Sockets.receive(socket, ZMQ.DONTWAIT)) {
            receive(frames, receiver);
            sendAll();
        }
    }

    private void receive(List<byte[]> frames, Consumer<Message> receiver) {
        try {
            receiver.accept(Decoder.decode(channel, Frames.read(frames, signature)));
        } catch (BadMessage e) {
            Log.dropped(name(), e);
        } catch (OutOfMemoryError e) {
            // One message that is too large must not end the channel for all that follow.
            Log.dropped(name(), new BadMessage("it is too large for this kernel's memory"));
        }
    }
}
