package loombook.kernel.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import loombook.kernel.message.Ports;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** The other end of the wire: what a client's sockets send and receive, checked on the way. Used by one thread. */
final class WireClient implements AutoCloseable {
    private static final int PATIENCE_MS = 10_000;

    private final ZContext context = new ZContext(1);
    private final Signature signature;
    final ZMQ.Socket shell;
    final ZMQ.Socket control;
    final ZMQ.Socket stdin;
    final ZMQ.Socket iopub;
    final ZMQ.Socket heartbeat;

    /** What came: the frames in front, and the JSON parts. */
    record Received(
            List<String> identities,
            Map<String, Object> header,
            Map<String, Object> parent,
            Map<String, Object> content) {
        String type() {
            return String.valueOf(header.get("msg_type"));
        }
    }

    WireClient(Ports ports, String key) {
        signature = new Signature("hmac-sha256", key);
        shell = connect(SocketType.DEALER, ports.shell());
        control = connect(SocketType.DEALER, ports.control());
        stdin = connect(SocketType.DEALER, ports.stdin());
        heartbeat = connect(SocketType.REQ, ports.heartbeat());
        iopub = connect(SocketType.SUB, ports.iopub());
        iopub.subscribe("");
    }

    private ZMQ.Socket connect(SocketType type, int port) {
        var socket = context.createSocket(type);
        socket.setLinger(0);
        socket.setReceiveTimeOut(PATIENCE_MS);
        if (type == SocketType.DEALER) {
            // Shell and stdin have the same identity: that is how the kernel finds the client that it asks.
            socket.setIdentity("client".getBytes(UTF_8));
        }
        socket.connect("tcp://127.0.0.1:" + port);
        return socket;
    }

    /** Sends a request; returns its header. */
    Map<String, Object> send(ZMQ.Socket socket, String type, Map<String, Object> content) {
        var header = header(type);
        Sockets.send(socket, request(header, content).signed(signature), 0);
        return header;
    }

    static Map<String, Object> header(String type) {
        return Map.of("msg_id", UUID.randomUUID().toString(), "msg_type", type, "session", "s", "version", "5.5");
    }

    static Frames request(Map<String, Object> header, Map<String, Object> content) {
        return new Frames(
                List.of(), List.of(bytes(header), bytes(Map.of()), bytes(Map.of()), bytes(content)), List.of());
    }

    private static byte[] bytes(Map<String, Object> map) {
        return Json.bytes(Json.object(map));
    }

    /** Waits for a message and checks its signature. */
    Received receive(ZMQ.Socket socket) {
        var received = Sockets.receive(socket, 0);
        if (received == null) {
            throw new AssertionError("Nothing has come within " + PATIENCE_MS + " ms");
        }
        var frames = Frames.read(received, signature);
        var parts = frames.parts();
        return new Received(
                frames.identities().stream().map(one -> new String(one, UTF_8)).toList(),
                map(parts.get(0)),
                map(parts.get(1)),
                map(parts.get(3)));
    }

    /** Receives until a message of this type comes; returns all, that one last. */
    List<Received> receiveUntil(ZMQ.Socket socket, String type) {
        var all = new ArrayList<Received>();
        do {
            all.add(receive(socket));
        } while (!all.getLast().type().equals(type));
        return all;
    }

    private static Map<String, Object> map(byte[] json) {
        return Json.map(Json.parse(json, "part"));
    }

    @Override
    public void close() {
        context.close();
    }
}
