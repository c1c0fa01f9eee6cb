package loombook.kernel.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import loombook.kernel.StartupProblem;
import loombook.kernel.message.Channel;
import loombook.kernel.message.Input;
import loombook.kernel.message.Interrupt;
import loombook.kernel.message.KernelInfo;
import loombook.kernel.message.Message;
import loombook.kernel.message.Ports;
import loombook.kernel.message.Status;
import loombook.kernel.message.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real sockets, with a client of its own at the other end. */
@Timeout(60)
class SocketsTest {
    private static final String KEY = "a key";

    private Sockets sockets;
    private WireClient client;
    private final LinkedBlockingQueue<Message> received = new LinkedBlockingQueue<>();

    @BeforeEach
    void connect() {
        sockets = Sockets.bind(bind(new Ports(0, 0, 0, 0, 0)));
        sockets.start(received::add);
        client = new WireClient(sockets.ports(), KEY);
    }

    private static Connection.Start bind(Ports ports) {
        return new Connection.Start.Bind(new Connection("127.0.0.1", ports, "hmac-sha256", KEY));
    }

    @AfterEach
    void close() {
        client.close();
        sockets.close();
    }

    @Test
    void aRequestComesOnItsChannelAndItsReplyGoesBack() throws InterruptedException {
        var header = client.send(client.shell, "kernel_info_request", Map.of());
        var message = next();
        assertThat(message.channel()).isEqualTo(Channel.SHELL);
        assertThat(message.content()).isEqualTo(new KernelInfo.Request());
        sockets.reply(message, new KernelInfo.Reply("1", "25", "hello"));
        var reply = client.receive(client.shell);
        assertThat(reply.type()).isEqualTo("kernel_info_reply");
        assertThat(reply.parent()).isEqualTo(header);
        assertThat(reply.content()).containsEntry("banner", "hello");
    }

    @Test
    void controlAndShellDoNotMix() throws InterruptedException {
        client.send(client.shell, "kernel_info_request", Map.of());
        var onShell = next();
        client.send(client.control, "interrupt_request", Map.of());
        var onControl = next();
        assertThat(onControl.channel()).isEqualTo(Channel.CONTROL);
        sockets.reply(onControl, new Interrupt.Reply());
        sockets.reply(onShell, new KernelInfo.Reply("1", "25", "b"));
        assertThat(client.receive(client.control).type()).isEqualTo("interrupt_reply");
        assertThat(client.receive(client.shell).type()).isEqualTo("kernel_info_reply");
    }

    @Test
    void aReaderIsWelcomedAndThenHearsEverythingInOrder() throws InterruptedException {
        var welcome = client.receive(client.iopub);
        assertThat(welcome.type()).isEqualTo("iopub_welcome");
        assertThat(welcome.content()).containsEntry("subscription", "");
        var header = client.send(client.shell, "kernel_info_request", Map.of());
        var parent = next().header();
        sockets.publish(parent, Status.BUSY);
        sockets.publish(parent, new Stream("stdout", "Grüße 🚀"));
        sockets.publish(parent, Status.IDLE);
        var busy = client.receive(client.iopub);
        var text = client.receive(client.iopub);
        var idle = client.receive(client.iopub);
        assertThat(busy.content()).containsEntry("execution_state", "busy");
        assertThat(busy.identities()).containsExactly("status");
        assertThat(busy.parent()).isEqualTo(header);
        assertThat(text.content()).containsEntry("text", "Grüße 🚀");
        assertThat(idle.content()).containsEntry("execution_state", "idle");
    }

    @Test
    void whatHasNoParentHasAnEmptyOne() {
        client.receiveUntil(client.iopub, "iopub_welcome");
        sockets.publish(null, Status.STARTING);
        assertThat(client.receive(client.iopub).parent()).isEmpty();
    }

    @Test
    void everyTextOfManyArrives() throws InterruptedException {
        client.receiveUntil(client.iopub, "iopub_welcome");
        var expected = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            expected.append("line ").append(i).append('\n');
            sockets.awaitRoom();
            sockets.publish(null, new Stream("stdout", "line " + i + "\n"));
        }
        sockets.publish(null, Status.IDLE);
        var text = new StringBuilder();
        for (var one : client.receiveUntil(client.iopub, "status")) {
            text.append(one.content().getOrDefault("text", ""));
        }
        assertThat(text.toString()).isEqualTo(expected.toString());
    }

    @Test
    void aQuestionGoesToTheClientThatSentTheRequest() throws InterruptedException {
        // A first message makes the stdin channel known to both sides.
        client.send(client.stdin, "input_reply", Map.of("value", "hello"));
        assertThat(next().content()).isEqualTo(new Input.Reply("hello"));
        var header = client.send(client.shell, "execute_request", Map.of("code", "1"));
        sockets.ask(next(), new Input.Request("name? ", true));
        var question = client.receive(client.stdin);
        assertThat(question.type()).isEqualTo("input_request");
        assertThat(question.parent()).isEqualTo(header);
        assertThat(question.content()).containsEntry("prompt", "name? ").containsEntry("password", true);
    }

    @Test
    void whatIsNotSignedOrMalformedIsDroppedAndTheNextIsServed() throws InterruptedException {
        var wrong = new Signature("hmac-sha256", "another key");
        Sockets.send(
                client.shell,
                WireClient.request(WireClient.header("kernel_info_request"), Map.of())
                        .signed(wrong),
                0);
        Sockets.send(client.shell, FramesTest.texts("nonsense"), 0);
        Sockets.send(client.shell, FramesTest.texts("<IDS|MSG>", "", "{}"), 0);
        Sockets.send(client.shell, FramesTest.texts(""), 0);
        var header = client.send(client.shell, "kernel_info_request", Map.of());
        assertThat(next().header().fields()).isEqualTo(header);
        assertThat(received).isEmpty();
    }

    @Test
    void aReplayedRequestIsDropped() throws InterruptedException {
        var frames = WireClient.request(WireClient.header("kernel_info_request"), Map.of())
                .signed(new Signature("hmac-sha256", KEY));
        Sockets.send(client.shell, frames, 0);
        Sockets.send(client.shell, frames, 0);
        Sockets.send(client.control, frames, 0);
        next();
        var after = client.send(client.shell, "connect_request", Map.of());
        assertThat(next().header().fields()).isEqualTo(after);
        var afterControl = client.send(client.control, "connect_request", Map.of());
        assertThat(next().header().fields()).isEqualTo(afterControl);
    }

    @Test
    void theHeartBeats() {
        for (var beat : List.of("ping", "", "🚀")) {
            client.heartbeat.send(beat.getBytes(UTF_8));
            assertThat(client.heartbeat.recv()).isEqualTo(beat.getBytes(UTF_8));
        }
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        var taken = sockets.ports().shell();
        assertThatThrownBy(() -> Sockets.bind(bind(new Ports(taken, 0, 0, 0, 0))))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("shell")
                .hasMessageContaining(":" + taken);
    }

    @Test
    void anAddressThatIsNotThisMachinesIsNamed() {
        var elsewhere = new Connection("192.0.2.1", new Ports(0, 0, 0, 0, 0), "hmac-sha256", KEY);
        assertThatThrownBy(() -> Sockets.bind(new Connection.Start.Bind(elsewhere)))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("192.0.2.1");
    }

    private Message next() throws InterruptedException {
        var message = received.poll(10, TimeUnit.SECONDS);
        assertThat(message).as("a message within 10 s").isNotNull();
        return message;
    }
}
