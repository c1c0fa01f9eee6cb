package loombook.kernel.wire;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import loombook.kernel.StartupProblem;
import loombook.kernel.message.Channel;
import loombook.kernel.message.Header;
import loombook.kernel.message.Input;
import loombook.kernel.message.Message;
import loombook.kernel.message.Ports;
import loombook.kernel.message.Publication;
import loombook.kernel.message.Reply;
import loombook.kernel.output.Outbox;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/**
 * The five channels of a kernel, each with a socket and a thread of its own.
 *
 * <p>The threads are never interrupted: JeroMQ does not survive that. They end when the channels are closed.
 */
public final class Sockets implements Outbox, AutoCloseable {
    static final int LINGER_MS = 1000;

    private final ZContext context = new ZContext(1);
    private final Envelope envelope = new Envelope();
    private final Signature signature;
    private final Router shell;
    private final Router control;
    private final Router stdin;
    private final Iopub iopub;
    private final Heartbeat heartbeat;
    private final Ports ports;
    private final List<Thread> threads = new ArrayList<>();

    private Sockets(Connection connection) {
        signature = new Signature(connection.scheme(), connection.key());
        shell = new Router(context, Channel.SHELL, signature);
        control = new Router(context, Channel.CONTROL, signature);
        stdin = new Router(context, Channel.STDIN, signature);
        iopub = new Iopub(context, signature, envelope);
        heartbeat = new Heartbeat(context);
        var ip = connection.ip();
        var wanted = connection.ports();
        ports = new Ports(
                bind(shell.socket(), "shell", ip, wanted.shell()),
                bind(iopub.socket(), "iopub", ip, wanted.iopub()),
                bind(stdin.socket(), "stdin", ip, wanted.stdin()),
                bind(control.socket(), "control", ip, wanted.control()),
                bind(heartbeat.socket(), "heartbeat", ip, wanted.heartbeat()));
    }

    /**
     * Binds all channels as the connection file says, or to free ports which are then registered.
     *
     * @throws StartupProblem when a port is taken or an address is not this machine's
     */
    public static Sockets bind(Connection.Start start) {
        return switch (start) {
            case Connection.Start.Bind(var connection) -> new Sockets(connection);
            case Connection.Start.Register(var registration) -> {
                var sockets = new Sockets(registration.connection());
                registration.register(sockets.context, sockets.ports);
                yield sockets;
            }
        };
    }

    private static int bind(ZMQ.Socket socket, String channel, String ip, int port) {
        var address = port == 0 ? "tcp://" + host(ip) + ":*" : address(ip, port);
        try {
            if (!socket.bind(address)) {
                throw unbound(channel, address, "error " + socket.errno());
            }
        } catch (ZMQException | IllegalArgumentException e) {
            throw unbound(channel, address, String.valueOf(e.getMessage()));
        }
        var bound = socket.getLastEndpoint();
        return Integer.parseInt(bound.substring(bound.lastIndexOf(':') + 1));
    }

    private static StartupProblem unbound(String channel, String address, String why) {
        return new StartupProblem("The " + channel + " channel can't be bound to " + address + ": " + why
                + ". Is another process using this port?");
    }

    static String address(String ip, int port) {
        return "tcp://" + host(ip) + ":" + port;
    }

    private static String host(String ip) {
        return ip.contains(":") ? "[" + ip + "]" : ip;
    }

    /** Begins to receive; the receiver is called on the channels' threads and must return soon. */
    public void start(Consumer<Message> receiver) {
        threads.add(iopub.start(context));
        threads.add(heartbeat.start(context));
        threads.add(control.start(context, receiver));
        threads.add(stdin.start(context, receiver));
        threads.add(shell.start(context, receiver));
    }

    /** Returns where the channels are bound. */
    public Ports ports() {
        return ports;
    }

    @Override
    public void reply(Message request, Reply reply) {
        var type = request.header().type().replaceFirst("_request$", "_reply");
        var router = router(request.channel());
        router.send(envelope.seal(
                router.name(),
                request.identities(),
                type,
                request.header(),
                Encoder.metadata(reply),
                Encoder.content(reply),
                List.of()));
    }

    @Override
    public void publish(@Nullable Header parent, Publication publication) {
        iopub.publish(new PublicationQueue.Entry(parent, publication));
    }

    @Override
    public void ask(Message request, Input.Request question) {
        stdin.send(envelope.seal(
                stdin.name(),
                request.identities(),
                "input_request",
                request.header(),
                new JsonObject(),
                Encoder.content(question),
                List.of()));
    }

    @Override
    public void awaitRoom() throws InterruptedException {
        iopub.awaitRoom();
    }

    private Router router(Channel channel) {
        return switch (channel) {
            case SHELL -> shell;
            case CONTROL -> control;
            case STDIN -> stdin;
        };
    }

    /** Sends what there is, at most {@value #LINGER_MS} ms long, and closes all channels. */
    @Override
    public void close() {
        shell.close();
        control.close();
        stdin.close();
        iopub.close();
        heartbeat.close();
        try {
            for (var thread : threads) {
                if (thread != Thread.currentThread()) {
                    thread.join(LINGER_MS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        context.close();
    }

    /** Sends a multipart message; returns whether the socket took it. */
    static boolean send(ZMQ.Socket socket, List<byte[]> frames, int flags) {
        for (int i = 0; i < frames.size(); i++) {
            boolean more = i < frames.size() - 1;
            if (!socket.send(frames.get(i), flags | (more ? ZMQ.SNDMORE : 0))) {
                return false;
            }
        }
        return true;
    }

    /** Receives a multipart message; null when there is none. */
    static @Nullable List<byte[]> receive(ZMQ.Socket socket, int flags) {
        var first = socket.recv(flags);
        if (first == null) {
            return null;
        }
        var frames = new ArrayList<byte[]>();
        frames.add(first);
        while (socket.hasReceiveMore()) {
            frames.add(socket.recv(0));
        }
        return frames;
    }
}
