package loombook.kernel.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import loombook.kernel.StartupProblem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** The start-up handshake, with a small registration service at the other end. */
@Timeout(60)
class RegistrationTest {
    private static final String KEY = "a key";
    private static final Map<String, Object> ACKNOWLEDGED = Map.of("status", "ok");

    private final ZContext context = new ZContext(1);
    private final ZMQ.Socket service = context.createSocket(SocketType.ROUTER);
    private final int port = service.bindToRandomPort("tcp://127.0.0.1");

    RegistrationTest() {
        service.setReceiveTimeOut(10_000);
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void theKernelTellsItsPortsAndServesThem() throws Exception {
        var told = serve(KEY, UnaryOperator.identity());
        try (var sockets = Sockets.bind(start())) {
            var content = told.get(10, TimeUnit.SECONDS);
            var ports = sockets.ports();
            assertThat(content)
                    .containsEntry("kernel_id", "an id")
                    .containsEntry("shell_port", String.valueOf(ports.shell()))
                    .containsEntry("iopub_port", String.valueOf(ports.iopub()))
                    .containsEntry("stdin_port", String.valueOf(ports.stdin()))
                    .containsEntry("control_port", String.valueOf(ports.control()))
                    .containsEntry("hb_port", String.valueOf(ports.heartbeat()));
            var received = new CompletableFuture<String>();
            sockets.start(message -> received.complete(message.header().type()));
            try (var client = new WireClient(ports, KEY)) {
                client.send(client.shell, "kernel_info_request", Map.of());
                assertThat(received.get(10, TimeUnit.SECONDS)).isEqualTo("kernel_info_request");
            }
        }
    }

    @Test
    void anAnswerWithAWrongSignatureIsRefused() throws Exception {
        var told = serve("another key", UnaryOperator.identity());
        assertThatThrownBy(() -> Sockets.bind(start()))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("127.0.0.1:" + port)
                .hasMessageContaining("signature is wrong");
        assertThat(told.get(10, TimeUnit.SECONDS)).containsEntry("kernel_id", "an id");
    }

    @Test
    void anAnswerThatIsNoMessageIsRefused() {
        var told = serve(KEY, _ -> FramesTest.texts("welcome"));
        assertThatThrownBy(() -> Sockets.bind(start()))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("bad answer");
        assertThat(told).isCompleted();
    }

    @Test
    void anAddressThatIsNoneIsTold() {
        var nowhere = new Registration("id", "not an address", port, "hmac-sha256", KEY);
        assertThatThrownBy(() -> Sockets.bind(new Connection.Start.Register(nowhere)))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("not an address");
    }

    private Connection.Start start() {
        return new Connection.Start.Register(new Registration("an id", "127.0.0.1", port, "hmac-sha256", KEY));
    }

    /** Answers one registration; what it has told, its signature checked, is in the future. */
    private CompletableFuture<Map<String, Object>> serve(String key, UnaryOperator<List<byte[]>> answer) {
        var told = new CompletableFuture<Map<String, Object>>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                var frames = Objects.requireNonNull(Sockets.receive(service, 0), "no registration");
                var sender = frames.getFirst();
                var content = Frames.readContent(frames, new Signature("hmac-sha256", KEY));
                told.complete(Json.map(Json.parse(content, "content")));
                var reply = new Frames(List.of(), List.of(Json.bytes(Json.object(ACKNOWLEDGED))), List.of());
                service.sendMore(sender);
                Sockets.send(service, answer.apply(reply.signed(new Signature("hmac-sha256", key))), 0);
            } catch (RuntimeException e) {
                told.completeExceptionally(e);
            }
        });
        return told;
    }
}
