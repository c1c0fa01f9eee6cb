package loombook.kernel.wire;

import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** The channel that sends back what it gets, so that clients see that this process lives. */
final class Heartbeat {
    private final ZMQ.Socket socket;
    private final Wakeup wakeup;
    private volatile boolean closing;

    Heartbeat(ZContext context) {
        socket = context.createSocket(SocketType.ROUTER);
        socket.setLinger(0);
        wakeup = new Wakeup(context);
    }

    ZMQ.Socket socket() {
        return socket;
    }

    Thread start(ZContext context) {
        return Thread.ofPlatform().name("loombook-heartbeat").start(() -> run(context));
    }

    void close() {
        closing = true;
        wakeup.ring();
    }

    private void run(ZContext context) {
        var poller = context.createPoller(2);
        poller.register(socket, ZMQ.Poller.POLLIN);
        poller.register(wakeup.ear(), ZMQ.Poller.POLLIN);
        while (!closing) {
            poller.poll(-1);
            for (var beat = Sockets.receive(socket, ZMQ.DONTWAIT);
                    beat != null;
                    beat = Sockets.receive(socket, ZMQ.DONTWAIT)) {
                Sockets.send(socket, beat, 0);
            }
        }
        socket.close();
        wakeup.close();
    }
}
