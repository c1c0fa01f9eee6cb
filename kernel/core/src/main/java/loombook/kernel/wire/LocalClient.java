package loombook.kernel.wire;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** A client of a kernel on this machine that asks one thing after the other. Used by one thread. */
public final class LocalClient implements AutoCloseable {
    private static final int PATIENCE_MS = 60_000;

    private final ZContext context = new ZContext(1);
    private final Signature signature;
    private final ZMQ.Socket shell;
    private final ZMQ.Socket iopub;

    /** Connects to a kernel, and waits until it can be heard. */
    public LocalClient(Connection connection) {
        signature = new Signature(connection.scheme(), connection.key());
        shell = connect(SocketType.DEALER, connection.ip(), connection.ports().shell());
        iopub = connect(SocketType.SUB, connection.ip(), connection.ports().iopub());
        iopub.subscribe("");
        receive(iopub); // the welcome
    }

    private ZMQ.Socket connect(SocketType type, String ip, int port) {
        var socket = context.createSocket(type);
        socket.setReceiveTimeOut(PATIENCE_MS);
        socket.connect(Sockets.address(ip, port));
        return socket;
    }

    /**
     * Asks on the shell channel, and waits for the reply and for all that was published before the kernel was idle.
     *
     * @param type of the request
     * @param content of the request, as JSON's own types
     * @throws IllegalStateException when nothing comes for {@value #PATIENCE_MS} ms
     */
    public void ask(String type, Map<String, Object> content) {
        var id = UUID.randomUUID().toString();
        var header = Map.of(
                "msg_id",
                id,
                "msg_type",
                type,
                "session",
                "",
                "username",
                "",
                "version",
                Envelope.PROTOCOL,
                "date",
                Instant.now().toString());
        var parts = List.of(bytes(header), bytes(Map.of()), bytes(Map.of()), bytes(content));
        Sockets.send(shell, new Frames(List.of(), parts, List.of()).signed(signature), 0);
        receive(shell);
        while (!isIdle(receive(iopub), id)) {
            // all else that is published
        }
    }

    private static boolean isIdle(Frames frames, String id) {
        var parent = Json.parse(frames.parts().get(1), "parent header");
        var content = Json.parse(frames.parts().get(3), "content");
        return parent.has("msg_id")
                && parent.get("msg_id").getAsString().equals(id)
                && content.has("execution_state")
                && content.get("execution_state").getAsString().equals("idle");
    }

    private Frames receive(ZMQ.Socket socket) {
        var received = Sockets.receive(socket, 0);
        if (received == null) {
            throw new IllegalStateException("The kernel has said nothing for " + PATIENCE_MS + " ms");
        }
        return Frames.read(received, signature);
    }

    private static byte[] bytes(Map<String, ?> map) {
        return Json.bytes(Json.object(map));
    }

    @Override
    public void close() {
        context.close();
    }
}
