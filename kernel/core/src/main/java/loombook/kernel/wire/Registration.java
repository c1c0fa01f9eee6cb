package loombook.kernel.wire;

import com.google.gson.JsonObject;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.List;
import loombook.kernel.StartupProblem;
import loombook.kernel.message.Ports;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * The start-up handshake of protocol 5.6: the kernel chooses its ports and tells them to whoever has started it.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/latest/messaging.html#kernel-startup-handshake">handshake</a>
 */
public record Registration(String kernelId, String ip, int port, String scheme, String key) {
    private static final int PATIENCE_MS = 30_000;

    /** Returns where to bind: the address of this machine that the registration service sees, any free ports. */
    Connection connection() {
        return new Connection(localAddress(), new Ports(0, 0, 0, 0, 0), scheme, key);
    }

    private String localAddress() {
        try (var socket = new DatagramSocket()) {
            // Connecting a datagram socket sends nothing: it only asks the system for the route.
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral(ip), port));
            return socket.getLocalAddress().getHostAddress();
        } catch (SocketException | IllegalArgumentException e) {
            throw new StartupProblem(
                    "The registration address " + ip + " can't be reached: " + e.getMessage() + ".", e);
        }
    }

    /**
     * Tells the ports and waits for the acknowledgement.
     *
     * @throws StartupProblem when none comes, or one with a wrong signature
     */
    void register(ZContext context, Ports ports) {
        var signature = new Signature(scheme, key);
        var content = new JsonObject();
        content.addProperty("kernel_id", kernelId);
        content.addProperty("control_port", String.valueOf(ports.control()));
        content.addProperty("shell_port", String.valueOf(ports.shell()));
        content.addProperty("stdin_port", String.valueOf(ports.stdin()));
        content.addProperty("iopub_port", String.valueOf(ports.iopub()));
        content.addProperty("hb_port", String.valueOf(ports.heartbeat()));
        try (var socket = context.createSocket(SocketType.DEALER)) {
            socket.setReceiveTimeOut(PATIENCE_MS);
            socket.connect(Sockets.address(ip, port));
            Sockets.send(socket, new Frames(List.of(), List.of(Json.bytes(content)), List.of()).signed(signature), 0);
            acknowledged(socket, signature);
        }
    }

    private void acknowledged(ZMQ.Socket socket, Signature signature) {
        var received = Sockets.receive(socket, 0);
        if (received == null) {
            throw new StartupProblem("The registration service at " + ip + ":" + port + " has not answered within "
                    + PATIENCE_MS / 1000 + " s.");
        }
        try {
            Frames.readContent(received, signature);
        } catch (BadMessage e) {
            throw new StartupProblem(
                    "The registration service at " + ip + ":" + port + " sent a bad answer: " + e.getMessage() + ".",
                    e);
        }
    }
}
